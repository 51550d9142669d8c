import { type Decision, ok, refuse } from "#kernel";

/**
 * Whether a provider may be changed as written. Its issuer never changes: people linked what that issuer calls them,
 * and another one may call somebody else the same. Source: OpenID Connect Core 1.0, 5.7 (a person is issuer and subject
 * together).
 */
export function mayChange<Written extends { readonly issuer: string }>(
  issuer: string,
  written: Written,
): Decision<Written> {
  if (written.issuer === issuer) return ok(written);
  return refuse(
    "sign-on-issuer-fixed",
    "The issuer cannot be changed, since people linked their accounts with it. Connect the new one beside it.",
    { field: "issuer" },
  );
}
