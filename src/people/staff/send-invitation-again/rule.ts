import { type Decision, dayAt, ok } from "#kernel";
import { isRole } from "../../roles.ts";
import { stillOpen } from "../cancel-invitation/rule.ts";
import { lastDayOf } from "../days.ts";
import { type GrantFacts, type Granter, mayGrant } from "../grant-role/rule.ts";
import type { Invitation } from "../invitations.ts";
import { invitationRoleOver } from "../refusals.ts";

/**
 * Whether an invitation may be sent again: it is open, its role is not over, and the sender could give that role today.
 * Source: as for giving a role; the person who sends it again answers for it.
 */
export function maySendAgain(
  invitation: Invitation,
  facts: GrantFacts & { readonly granter: Granter },
): Decision<Invitation> {
  const open = stillOpen(invitation);
  if (!open.ok) return open;
  const until = invitation.until === null ? null : lastDayOf(invitation.until);
  if (!isRole(invitation.role) || (until !== null && until < facts.today)) {
    return invitationRoleOver.refuse();
  }
  const begins = dayAt(Temporal.Instant.from(invitation.from));
  const decision = mayGrant(
    facts.granter,
    {
      personId: null,
      role: invitation.role,
      subjects: invitation.subjects,
      until,
      from: begins > facts.today ? begins : facts.today,
    },
    facts,
  );
  return decision.ok ? ok(invitation) : decision;
}
