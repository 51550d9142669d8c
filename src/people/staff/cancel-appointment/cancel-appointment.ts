import { ok } from "#kernel";
import { defineAction } from "#platform/perform";
import { stillOpen } from "../cancel-invitation/rule.ts";
import { type InvitationDone, loadInvitation, saveCancel } from "../invitation-facts.ts";
import type { Invitation } from "../invitations.ts";
import { readFields } from "../read-terms.ts";
import { isAppointedRole } from "../words.ts";

/** Cancels the board's invitation to be a centre's head or exams officer. Takes `invitation`. */
export const cancelAppointment = defineAction<{ invitationId: string }, Invitation, Invitation, InvitationDone>({
  name: "cancel-appointment",
  summary: "Cancel the invitation for a centre's head or exams officer",
  permission: "people.appoint",
  read: (raw) => ok({ invitationId: readFields(raw)("invitation") }),
  load: (tx, { invitationId }, { actor, locks }) =>
    loadInvitation(tx, invitationId, ({ role }) => actor.side === "board" && isAppointedRole(role), locks),
  rule: stillOpen,
  save: (tx, invitation, _facts, _input, moment) => saveCancel(tx, invitation, moment),
});
