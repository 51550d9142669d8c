import { type Decision, ok, refuse } from "#kernel";
import { isSufficient, type Means, without } from "../../account/means.ts";
import type { OwnPasskey } from "../own-passkey.ts";

export type RemoveFacts = {
  readonly passkey: OwnPasskey;
  readonly means: Means;
  /** Everybody's but candidates', who see their own results alone. */
  readonly secondFactorNeeded: boolean;
};

/** Whether a passkey may go: what is left must still be enough to sign in with. */
export function mayRemovePasskey({ passkey, means, secondFactorNeeded }: RemoveFacts): Decision<OwnPasskey> {
  const left = without(means, "passkey");
  if (isSufficient(left) || (!secondFactorNeeded && (left.password || left.signOns > 0))) return ok(passkey);
  return refuse(
    "last-way-in",
    "This passkey is your only way to sign in. Add another passkey, or a password with an " +
      "authenticator app, and then remove this one.",
  );
}
