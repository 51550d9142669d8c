import { type Decision, ok } from "#kernel";
import { isSufficient, type SignInMethods, without } from "../../account/sign-in-methods.ts";
import type { OwnPasskey } from "../own-passkey.ts";
import { lastWayIn } from "../refusals.ts";

export type RemoveFacts = {
  readonly passkey: OwnPasskey;
  readonly means: SignInMethods;
  /** True for everyone but candidates, who see only their own results. */
  readonly secondFactorNeeded: boolean;
};

/** Whether a passkey may be removed: what is left must still be enough to sign in with. */
export function mayRemovePasskey({ passkey, means, secondFactorNeeded }: RemoveFacts): Decision<OwnPasskey> {
  const left = without(means, "passkey");
  if (isSufficient(left) || (!secondFactorNeeded && (left.password || left.signOns > 0))) return ok(passkey);
  return lastWayIn.refuse();
}
