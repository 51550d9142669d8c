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
  passkey: definePath("/account/passkeys/:passkey"),
  removePasskey: definePath("/account/passkeys/:passkey/remove"),
  password: definePath("/account/password"),
  authenticator: definePath("/account/authenticator"),
} as const;
