import { type Decision, ok, refuse } from "#kernel";
import type { Invitation } from "../invitations.ts";

/** Whether an invitation still waits to be opened, in time or not. */
export function stillOpen(invitation: Invitation): Decision<Invitation> {
  if (invitation.acceptedAt !== null) {
    return refuse("invitation-accepted", "This invitation was accepted. Open the page of the person instead.");
  }
  return invitation.cancelledAt === null
    ? ok(invitation)
    : refuse("invitation-cancelled", "This invitation was cancelled. Invite the person anew.");
}
