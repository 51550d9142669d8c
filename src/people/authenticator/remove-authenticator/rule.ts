import { type Decision, ok } from "#kernel";
import { isSufficient, type SignInMethods, without } from "../../account/sign-in-methods.ts";
import { authenticatorAbsent, lastSecondFactor } from "../refusals.ts";

export type RemoveFacts = { readonly means: SignInMethods; readonly secondFactorNeeded: boolean };

/**
 * Whether an authenticator app may be removed: what is left must be enough to sign in with, two factors for all but
 * candidates (OWASP ASVS 5.0, 6.3.3).
 */
export function mayRemoveAuthenticator({ means, secondFactorNeeded }: RemoveFacts): Decision<SignInMethods> {
  if (!means.authenticator) return authenticatorAbsent.refuse();
  const left = without(means, "authenticator");
  if (isSufficient(left) || (!secondFactorNeeded && left.password)) return ok(left);
  return lastSecondFactor.refuse();
}
