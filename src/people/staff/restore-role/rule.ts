import { type Decision, ok } from "#kernel";
import { isRole } from "../../roles.ts";
import { lastDayOf } from "../days.ts";
import { type Grant, type GrantFacts, type Granter, mayGrant } from "../grant-role/rule.ts";
import { restoreLate, restoreOver, roleGone, roleStands } from "../refusals.ts";

/** INFERRED: days within which a role that was ended by mistake can be restored. Elsewhere it is a support case. */
export const restoreDays = 90;

export type Ended = {
  readonly personId: string;
  readonly role: string;
  readonly subjects: readonly string[];
  readonly until: string | null;
  readonly endedAt: string | null;
};

/**
 * Whether a role that was ended may be restored as it was: within 90 days, before its last day, and only by someone who
 * could give it now. Source: peers (Pearson restores a deleted account as a support case).
 */
export function mayRestore(
  granter: Granter,
  ended: Ended,
  facts: GrantFacts & { readonly now: string },
): Decision<Grant> {
  const { role, until, endedAt } = ended;
  if (endedAt === null) return roleStands.refuse();
  if (!isRole(role)) return roleGone.refuse();
  const now = Temporal.Instant.from(facts.now);
  const days = now.since(Temporal.Instant.from(endedAt)).total("hours") / 24;
  if (days > restoreDays) return restoreLate.refuse({ days: restoreDays });
  if (until !== null && Temporal.Instant.compare(Temporal.Instant.from(until), now) <= 0) {
    return restoreOver.refuse();
  }
  const last = until === null ? null : lastDayOf(until);
  const decision = mayGrant(
    granter,
    { personId: ended.personId, role, subjects: ended.subjects, from: facts.today, until: last },
    facts,
  );
  return decision.ok ? ok(decision.value) : decision;
}
