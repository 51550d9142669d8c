import { ok } from "#kernel";
import { defineAction } from "#platform/perform";
import { stillOpen } from "../cancel-invitation/rule.ts";
import { type InvitationDone, loadInvitation } from "../invitation-facts.ts";
import type { Invitation } from "../invitations.ts";
import { type HandOver, readHandOver, saveHandOver } from "../make-invitation-link/hand-over.ts";
import { mayHandOver } from "../make-invitation-link/rule.ts";
import { isAppointedRole } from "../words.ts";

/**
 * Gives the board's invitation to be a centre's head or exams officer a new link for the board to hand over, where no
 * mail server is set; the earlier one stops working. Takes `invitation` and the hash of the link.
 */
export const makeAppointmentLink = defineAction<HandOver, Invitation, Invitation, InvitationDone>({
  name: "make-appointment-link",
  summary: "Make a link for the invitation of a centre's head or exams officer, to hand over",
  permission: "people.appoint",
  read: (raw) => ok(readHandOver(raw)),
  load: (tx, { invitationId }, { actor, locks }) =>
    loadInvitation(tx, invitationId, ({ role }) => actor.side === "board" && isAppointedRole(role), locks),
  rule: (invitation, _input, { app }) => mayHandOver(app.mail.mode !== "none", stillOpen(invitation)),
  save: (tx, invitation, _facts, input, moment) => saveHandOver(tx, invitation, input, moment),
});
