import { definePath } from "#platform/addresses";

/** The addresses of a person's own account, and of the pages about their ways to sign in. */
export const paths = {
  account: definePath("/account"),
  endSession: definePath("/account/sessions/:session/end"),
  endOtherSessions: definePath("/account/sessions/end-others"),
  choosePlace: definePath("/choose-place"),
  setUp: definePath("/account/set-up"),
  resign: definePath("/account/roles/:holding/resign"),
  addPasskey: definePath("/account/passkeys/add"),
  passkeyOptions: definePath("/account/passkeys/options"),
  passkey: definePath("/account/passkeys/:passkey"),
  renamePasskey: definePath("/account/passkeys/:passkey/name"),
  removePasskey: definePath("/account/passkeys/:passkey/remove"),
  passkeyScript: definePath("/assets/passkey.js"),
  password: definePath("/account/password"),
  authenticator: definePath("/account/authenticator"),
  newAuthenticator: definePath("/account/authenticator/new"),
  finishAuthenticator: definePath("/account/authenticator/finish"),
  removeAuthenticator: definePath("/account/authenticator/remove"),
  recoveryCodes: definePath("/account/recovery-codes"),
  linkSignOn: definePath("/account/single-sign-on/:provider"),
  unlinkSignOn: definePath("/account/single-sign-on/:provider/unlink"),
} as const;
