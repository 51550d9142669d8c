import { ok } from "#kernel";
import { defineAction } from "#platform/perform";
import { type InvitationDone, loadInvitation, saveCancel } from "../invitation-facts.ts";
import type { Invitation } from "../invitations.ts";
import { readFields } from "../read-terms.ts";
import { stillOpen } from "./rule.ts";

/** Cancels an invitation that has not been accepted: its link stops working at once. Takes `invitation`. */
export const cancelInvitation = defineAction<{ invitationId: string }, Invitation, Invitation, InvitationDone>({
  name: "cancel-invitation",
  summary: "Cancel an invitation",
  permission: "people.manage",
  read: (raw) => ok({ invitationId: readFields(raw)("invitation") }),
  load: (tx, { invitationId }, { actor, locks }) =>
    loadInvitation(
      tx,
      invitationId,
      (invitation) => actor.side === "board" || invitation.centreId === actor.centreId,
      locks,
    ),
  rule: stillOpen,
  save: (tx, invitation, _facts, _input, moment) => saveCancel(tx, invitation, moment),
});
