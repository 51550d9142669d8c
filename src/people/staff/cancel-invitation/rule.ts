import { type Decision, ok } from "#kernel";
import type { Invitation } from "../invitations.ts";
import { invitationAccepted, invitationCancelled } from "../refusals.ts";

/** Whether an invitation has been neither accepted nor cancelled. It may have expired. */
export function stillOpen(invitation: Invitation): Decision<Invitation> {
  if (invitation.acceptedAt !== null) return invitationAccepted.refuse();
  return invitation.cancelledAt === null ? ok(invitation) : invitationCancelled.refuse();
}
