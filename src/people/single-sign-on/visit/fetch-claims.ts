import * as oidc from "openid-client";
import { type Decision, ok } from "#kernel";
import type { App } from "#platform/app";
import type { Provider } from "../provider.ts";
import { signOnNotVerified, signOnProviderDown, signOnRefusedThere } from "../refusals.ts";
import { clientOf } from "./client.ts";
import { readClaims, type Claims } from "./read-claims.ts";
import { type Visit } from "./visit.ts";

/**
 * Exchanges the code that a browser brought back for the provider's claims about who signed in. Checks the state, the
 * issuer (RFC 9207), the code's own verifier, and the ID token's signature, issuer, audience, nonce and times; when the
 * person was asked to confirm that it is them, also that they signed in just now.
 */
export async function fetchClaims(app: App, provider: Provider, visit: Visit, path: string): Promise<Decision<Claims>> {
  try {
    const client = await clientOf(app, provider);
    const tokens = await oidc.authorizationCodeGrant(client, new URL(path, app.site.address), {
      expectedState: visit.state,
      expectedNonce: visit.nonce,
      pkceCodeVerifier: visit.codeVerifier,
      idTokenExpected: true,
      ...(visit.purpose === "confirm" ? { maxAge: confirmSeconds } : {}),
    });
    const claims = tokens.claims();
    return claims ? ok(readClaims(claims)) : signOnNotVerified.refuse({ provider: provider.name });
  } catch (fault) {
    return refusalOf(app, provider, fault);
  }
}

/** Seconds within which somebody who confirms that it is them has signed in at the provider. */
const confirmSeconds = 300;

/** What a fault on the way to or from a provider means for the person: said plainly, and noted for the operator. */
export function refusalOf(app: App, provider: Provider, fault: unknown): Decision<never> {
  if (fault instanceof oidc.AuthorizationResponseError) {
    return signOnRefusedThere.refuse({ provider: provider.name });
  }
  const { code, isAnswer } = causeOf(fault);
  app.log(`single sign-on by ${provider.id} failed: ${code.replaceAll(/[^\w .-]/g, "?").slice(0, 100)}`);
  return (isAnswer ? signOnNotVerified : signOnProviderDown).refuse({ provider: provider.name });
}

/** The code of a fault or of what caused it; and whether the provider answered at all. Never what was in the answer. */
function causeOf(fault: unknown): { code: string; isAnswer: boolean } {
  const answered = fault instanceof oidc.ResponseBodyError || fault instanceof oidc.WWWAuthenticateChallengeError;
  if (answered) return { code: fault instanceof oidc.ResponseBodyError ? fault.error : fault.code, isAnswer: true };
  const chain: Error[] = [];
  for (let one = fault; one instanceof Error && chain.length < 5; one = one.cause) chain.push(one);
  const codes = chain.flatMap((one) => ("code" in one && typeof one.code === "string" ? [one.code] : []));
  const unreached =
    chain.length === 0 ||
    codes.some((code) => !code.startsWith("OAUTH_")) ||
    chain.some((one) => one.name === "TimeoutError" || one.name === "AbortError") ||
    codes.includes("OAUTH_RESPONSE_IS_NOT_CONFORM") ||
    codes.includes("OAUTH_RESPONSE_IS_NOT_JSON");
  return { code: codes.join(" ") || chain.map((one) => one.name).join(" ") || "unknown", isAnswer: !unreached };
}
