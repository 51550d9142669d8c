import type { Recipes } from "./recipes.ts";

/** One's own account. */
export const ownPages: Recipes = {
  "show-account": ["/account", "/account?done=passkey-removed"],
  "ask-add-passkey": ["/account/passkeys/add"],
  "ask-identity": ["/confirm-identity?next=/account"],
  "ask-place": ["/choose-place"],
  "ask-password": ["/account/password"],
  "show-authenticator": ["/account/authenticator"],
  "ask-recovery-codes": ["/account/recovery-codes"],
  "show-passkey": ["/account/passkeys/:passkey"],
  "ask-authenticator-code": ["/account/authenticator/new"],
  "ask-remove-authenticator": ["/account/authenticator/remove"],
  "ask-resign-role": ["/account/roles/:holding/resign"],
  "set-up-sign-in": [{ path: "/account/set-up", level: "enrolling" }],
  "ask-second-factor": [{ path: "/sign-in/second-factor?next=/account", level: "half" }],
  "confirm-by-single-sign-on": [{ path: "/account/single-sign-on/turned-off/confirm", status: 403 }],
};
