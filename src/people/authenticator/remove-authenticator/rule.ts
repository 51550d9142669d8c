import { type Decision, ok, refuse } from "#kernel";
import { isSufficient, type Means, without } from "../../account/means.ts";

export type RemoveFacts = { readonly means: Means; readonly secondFactorNeeded: boolean };

/**
 * Whether an authenticator app may go: what is left must be enough to sign in with, two factors for all but candidates
 * (OWASP ASVS 5.0, 6.3.3).
 */
export function mayRemoveAuthenticator({ means, secondFactorNeeded }: RemoveFacts): Decision<Means> {
  if (!means.authenticator) {
    return refuse("authenticator-absent", "Your account has no authenticator app. There is nothing to remove.");
  }
  const left = without(means, "authenticator");
  if (isSufficient(left) || (!secondFactorNeeded && left.password)) return ok(left);
  return refuse(
    "last-second-factor",
    "Without the authenticator app you could not sign in any more. Add a passkey " +
      "first, or replace the app by another.",
  );
}
