import { ok } from "#kernel";
import { defineAction } from "#platform/perform";
import type { InvitationDone } from "../invitation-facts.ts";
import type { Invitation } from "../invitations.ts";
import { loadAgain, type SendAgainFacts } from "../send-invitation-again/send-invitation-again.ts";
import { maySendAgain } from "../send-invitation-again/rule.ts";
import { type HandOver, readHandOver, saveHandOver } from "./hand-over.ts";
import { mayHandOver } from "./rule.ts";

/**
 * Gives an invitation a new link for the inviter to hand over, where no mail server is set; the earlier one stops
 * working. Takes `invitation` and the hash of the link.
 */
export const makeInvitationLink = defineAction<HandOver, SendAgainFacts, Invitation, InvitationDone>({
  name: "make-invitation-link",
  summary: "Make a link for an invitation, to hand over",
  permission: "people.manage",
  read: (raw) => ok(readHandOver(raw)),
  load: loadAgain,
  rule: (facts, _input, { app }) => mayHandOver(app.mail.mode !== "none", maySendAgain(facts.invitation, facts)),
  save: (tx, invitation, _facts, input, moment) => saveHandOver(tx, invitation, input, moment),
});
