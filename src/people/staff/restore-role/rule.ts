import { type Decision, ok, refuse } from "#kernel";
import { isRole } from "../../roles.ts";
import { lastDayOf } from "../days.ts";
import { type Grant, type GrantFacts, type Granter, mayGrant } from "../grant-role/rule.ts";

/** INFERRED: days within which a role that was ended by mistake comes back. Other boards make it a support case. */
export const restoreDays = 90;

export type Ended = {
  readonly personId: string;
  readonly role: string;
  readonly subjects: readonly string[];
  readonly until: string | null;
  readonly endedAt: string | null;
};

/**
 * Whether a role that was ended may come back as it was: within 90 days, not over in the meantime, and only by somebody
 * who may give it anew. Source: peers (Pearson restores a deleted account as a support case).
 */
export function mayRestore(
  granter: Granter,
  ended: Ended,
  facts: GrantFacts & { readonly now: string },
): Decision<Grant> {
  const { role, until, endedAt } = ended;
  if (endedAt === null) return refuse("role-stands", "This role was not ended. There is nothing to restore.");
  if (!isRole(role)) return refuse("role-gone", "This role no longer exists. Give the person another one.");
  const now = Temporal.Instant.from(facts.now);
  const days = now.since(Temporal.Instant.from(endedAt)).total("hours") / 24;
  if (days > restoreDays) {
    return refuse("restore-late", `The role ended more than ${restoreDays} days ago. Give it anew.`);
  }
  if (until !== null && Temporal.Instant.compare(Temporal.Instant.from(until), now) <= 0) {
    return refuse("restore-over", "The last day of the role has passed. Give it anew with other days.");
  }
  const last = until === null ? null : lastDayOf(until);
  const decision = mayGrant(
    granter,
    { personId: ended.personId, role, subjects: ended.subjects, from: facts.today, until: last },
    facts,
  );
  return decision.ok ? ok(decision.value) : decision;
}
