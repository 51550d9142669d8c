import * as oidc from "openid-client";
import type { App } from "#platform/app";
import { type Provider, secretOf } from "../provider.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import { isThisMachine } from "./networks.ts";

/** Seconds that a provider has for one answer; seconds that its clock may be off; minutes its description is kept. */
const [answerSeconds, clockSeconds, keptMinutes] = [10, 30, 10] as const;

type Kept = { readonly changedAt: string; readonly at: Temporal.Instant; readonly client: oidc.Configuration };
const kept = new WeakMap<App["database"], Map<string, Kept>>();

/**
 * This board as a client of a provider, by the provider's own description of itself (OpenID Connect Discovery). It is
 * kept for some minutes, or until the provider is changed here. Throws when the provider cannot be reached, or
 * describes another issuer than was written.
 */
export async function clientOf(app: App, provider: Provider): Promise<oidc.Configuration> {
  const known = kept.get(app.database)?.get(provider.id);
  const now = Temporal.Now.instant();
  if (known?.changedAt === provider.changedAt && now.since(known.at).total("minutes") < keptMinutes) {
    return known.client;
  }
  const client = await discoverClient(app, provider);
  const ofApp = kept.get(app.database) ?? new Map<string, Kept>();
  kept.set(app.database, ofApp.set(provider.id, { changedAt: provider.changedAt, at: now, client }));
  return client;
}

/** The same, asked of the provider now. */
export async function discoverClient(app: App, provider: Provider): Promise<oidc.Configuration> {
  const thisMachine = isThisMachine(new URL(app.site.address).hostname);
  const call = guardedFetch({ privateNetwork: provider.privateNetwork, thisMachine });
  const plain = provider.issuer.startsWith("http:") ? [oidc.allowInsecureRequests] : [];
  const found = await oidc.discovery(new URL(provider.issuer), provider.clientId, undefined, oidc.None(), {
    [oidc.customFetch]: call,
    timeout: answerSeconds,
    execute: plain,
  });
  const server = found.serverMetadata();
  if (new URL(server.issuer).href !== new URL(provider.issuer).href) {
    throw new oidc.ClientError("the provider describes another issuer");
  }
  const secret = secretOf(app, provider);
  const client = new oidc.Configuration(
    server,
    provider.clientId,
    { client_secret: secret, [oidc.clockTolerance]: clockSeconds },
    server.token_endpoint_auth_methods_supported?.includes("client_secret_post")
      ? oidc.ClientSecretPost(secret)
      : oidc.ClientSecretBasic(secret),
  );
  client[oidc.customFetch] = call;
  client.timeout = answerSeconds;
  for (const allow of plain) allow(client);
  oidc.enableNonRepudiationChecks(client);
  return client;
}
