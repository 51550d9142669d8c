import { sql } from "kysely";
import * as oidc from "openid-client";
import type { App } from "#platform/app";
import { hashToken } from "#platform/sealing";
import { type Provider, returnAddress } from "../provider.ts";
import { clientOf } from "./client.ts";

/** What a person goes to a provider for: to sign in, to link their account with theirs there, to prove to be there. */
export type Purpose = "sign-in" | "link" | "confirm";

/** A visit to a provider that is under way. The browser is known by a secret of its own, of which the hash is kept. */
export type Visit = {
  readonly state: string;
  readonly purpose: Purpose;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly next: string;
};

/** Minutes that a visit may take. */
export const visitMinutes = 10;

/**
 * Begins a visit: the address at the provider to go to, which asks for a code (with PKCE, a state and a nonce). Throws
 * when the provider cannot be reached.
 */
export async function beginVisit(
  app: App,
  provider: Provider,
  { purpose, next, browser }: { purpose: Purpose; next: string; browser: string },
): Promise<URL> {
  const client = await clientOf(app, provider);
  const visit: Visit = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
    purpose,
    next: pathHere(next),
  };
  await keepVisit(app, provider.id, browser, visit);
  return oidc.buildAuthorizationUrl(client, {
    redirect_uri: returnAddress(app, provider.id),
    scope: "openid email",
    state: visit.state,
    nonce: visit.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(visit.codeVerifier),
    code_challenge_method: "S256",
    ...(purpose === "confirm" ? { prompt: "login", max_age: "0" } : {}),
    ...wishes(client, provider.secondFactor),
  });
}

/** A path of this site, as a browser reads it; empty for anything else. */
function pathHere(next: string): string {
  const anyHost = "http://any-host.invalid";
  if (!next.startsWith("/") || !URL.canParse(next, anyHost)) return "";
  const { origin, pathname, search } = new URL(next, anyHost);
  return origin === anyHost && !pathname.startsWith("//") ? `${pathname}${search}`.slice(0, 1000) : "";
}

/** A visit that comes back to the browser it began in: once, in time, from the provider it went to. */
export async function takeVisit(
  app: App,
  providerId: string,
  state: string,
  browsers: readonly string[],
): Promise<Visit | undefined> {
  if (browsers.length === 0) return undefined;
  return app.database.as.access
    .deleteFrom("access.sign_on_flow")
    .where("state", "=", state)
    .where("provider_id", "=", providerId)
    .where("browser_hash", "in", browsers.map(hashToken))
    .where("expires_at", ">", sql<string>`now()`)
    .returning(["state", sql<Purpose>`purpose`.as("purpose"), "nonce", "code_verifier as codeVerifier", "next"])
    .executeTakeFirst();
}

async function keepVisit(app: App, providerId: string, browser: string, visit: Visit): Promise<void> {
  const { access } = app.database.as;
  await access
    .deleteFrom("access.sign_on_flow")
    .where("expires_at", "<", sql<string>`now()`)
    .execute();
  await access
    .insertInto("access.sign_on_flow")
    .values({
      state: visit.state,
      provider_id: providerId,
      purpose: visit.purpose,
      browser_hash: hashToken(browser),
      nonce: visit.nonce,
      code_verifier: visit.codeVerifier,
      next: visit.next,
      expires_at: sql<string>`now() + make_interval(mins => ${visitMinutes})`,
    })
    .execute();
}

/**
 * Asks the provider to say when and how the person signed in, and to ask for what counts as a second factor, where it
 * has a way to be asked: by `acr_values`, and by claims where it reads those (OpenID Connect Core 1.0, 5.5).
 */
function wishes(client: oidc.Configuration, secondFactor: readonly string[]): Record<string, string> {
  const valuesOf = (claim: string) =>
    secondFactor.filter((sign) => sign.startsWith(`${claim}:`)).map((sign) => sign.slice(claim.length + 1));
  const [acr, acrs] = [valuesOf("acr"), valuesOf("acrs")];
  const claims = {
    ...(client.serverMetadata().claims_parameter_supported === true ? { auth_time: null, amr: null } : {}),
    ...(acrs.length > 0 ? { acrs: { essential: true, ...oneOrMore(acrs) } } : {}),
  };
  return {
    ...(acr.length > 0 ? { acr_values: acr.join(" ") } : {}),
    ...(Object.keys(claims).length > 0 ? { claims: JSON.stringify({ id_token: claims }) } : {}),
  };
}

/** One value as most providers want it, or several. */
function oneOrMore(values: readonly string[]): object {
  return values.length === 1 ? { value: values[0] } : { values };
}
