import { type Decision, ok } from "#kernel";
import { administratorExists, emailOfAnother, personNotActive } from "../refusals.ts";

export type FirstFacts = {
  /** Names of those who are administrators of the board now. */
  readonly administrators: readonly string[];
  /** Who already has the email address. */
  readonly known: { readonly personId: string; readonly name: string; readonly state: string } | undefined;
};

/**
 * Whether the operator may make an administrator: while there is none, or when the operator insists. An email address
 * that is known must be that person's own, and their account gets the role: no one gets a second account.
 */
export function mayMakeFirst(facts: FirstFacts, name: string, despite: boolean): Decision<FirstFacts> {
  const { administrators, known } = facts;
  if (administrators.length > 0 && !despite) {
    return administratorExists.refuse({ names: administrators.join(", ") });
  }
  if (known && known.name !== name) return emailOfAnother.refuse({ name: known.name });
  return known && known.state !== "active"
    ? personNotActive.refuse({ name: known.name, state: known.state })
    : ok(facts);
}
