import { type Decision, ok } from "#kernel";
import { signOnIssuerFixed } from "../refusals.ts";

/**
 * Whether a provider may be changed as written. Its issuer never changes: people linked what that issuer calls them,
 * and another one may call somebody else the same. Source: OpenID Connect Core 1.0, 5.7 (a person is issuer and subject
 * together).
 */
export function mayChange<Written extends { readonly issuer: string }>(
  issuer: string,
  written: Written,
): Decision<Written> {
  return written.issuer === issuer ? ok(written) : signOnIssuerFixed.refuse();
}
