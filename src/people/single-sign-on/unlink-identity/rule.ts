import { type Decision, ok } from "#kernel";
import { isSufficient, type SignInMethods } from "../../account/sign-in-methods.ts";
import { signOnLastWayIn } from "../refusals.ts";

/** What a person can sign in with, and what the sign-in to be unlinked adds to it. */
export type UnlinkFacts = {
  readonly providerName: string;
  readonly label: string;
  readonly isActive: boolean;
  readonly isStrong: boolean;
  readonly means: SignInMethods;
};

/** Whether a sign-in may be unlinked: what is left must still be enough to sign in with. */
export function mayUnlink(facts: UnlinkFacts): Decision<UnlinkFacts> {
  const { means, isActive, isStrong } = facts;
  if (!isActive) return ok(facts);
  const left = { ...means, signOns: means.signOns - 1, strongSignOns: means.strongSignOns - (isStrong ? 1 : 0) };
  // A candidate owes no second factor: for them another first factor is enough.
  const isWeakAnyway = !isSufficient(means) && (left.password || left.signOns > 0);
  if (isSufficient(left) || isWeakAnyway) return ok(facts);
  return signOnLastWayIn.refuse({ provider: facts.providerName });
}
