import { type Decision, ok } from "#kernel";
import type { Invitation } from "../invitations.ts";
import { invitationByEmail } from "../refusals.ts";

/**
 * Whether a link may be handed over instead of sent: only where no email is sent, because anyone who sees it could
 * accept in the name of the person invited. `open` is the decision on the invitation itself.
 */
export function mayHandOver(sendsMail: boolean, open: Decision<Invitation>): Decision<Invitation> {
  if (!open.ok) return open;
  return sendsMail ? invitationByEmail.refuse() : ok(open.value);
}
