import { definePath } from "#platform/addresses";

/** The addresses of signing in and of forgotten passwords, and the pages that signing in leads to. */
export const paths = {
  signIn: definePath("/sign-in"),
  signInLink: definePath("/sign-in/:token"),
  passkey: definePath("/sign-in/passkey"),
  passkeyOptions: definePath("/sign-in/passkey/options"),
  password: definePath("/sign-in/password"),
  secondFactor: definePath("/sign-in/second-factor"),
  forgotten: definePath("/sign-in/forgotten"),
  resetPassword: definePath("/sign-in/forgotten/:token"),
  passwordChanged: definePath("/sign-in/password-changed"),
  signOn: definePath("/sign-in/sso/:provider"),
  signOnCallback: definePath("/sign-in/sso/:provider/callback"),
  signOut: definePath("/sign-out"),
  passkeyScript: definePath("/assets/passkey.js"),
  setUp: definePath("/account/set-up"),
  choosePlace: definePath("/choose-place"),
  account: definePath("/account"),
  home: definePath("/"),
  centre: definePath("/centre"),
  board: definePath("/board"),
  candidate: definePath("/candidate/results"),
} as const;
