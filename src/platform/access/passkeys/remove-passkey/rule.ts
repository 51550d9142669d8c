import { type Decision, ok, refuse } from "#kernel";
import { isSufficient, type Means, without } from "../../account/means.ts";
import type { OwnPasskey } from "../own-passkey.ts";

export type RemoveFacts = { readonly passkey: OwnPasskey; readonly means: Means };

/** Whether a passkey may go: what is left must still be enough to sign in with. */
export function mayRemovePasskey({ passkey, means }: RemoveFacts): Decision<OwnPasskey> {
  if (isSufficient(without(means, "passkey"))) return ok(passkey);
  return refuse(
    "last-way-in", "This passkey is your only way to sign in. Add another passkey, or a password with an " +
      "authenticator app, and then remove this one.",
  );
}
