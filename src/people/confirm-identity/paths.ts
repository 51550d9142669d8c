import { definePath } from "#platform/addresses";

/** The addresses at which people confirm that it is them. */
export const paths = {
  confirm: definePath("/confirm-identity"),
  passkeyOptions: definePath("/confirm-identity/options"),
  passkey: definePath("/confirm-identity/passkey"),
  code: definePath("/confirm-identity/code"),
  demonstration: definePath("/confirm-identity/demonstration"),
  signOn: definePath("/account/single-sign-on/:provider/confirm"),
  passkeyScript: definePath("/assets/passkey.js"),
  account: definePath("/account"),
} as const;
