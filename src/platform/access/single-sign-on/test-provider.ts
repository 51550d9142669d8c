import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type KoaContextWithOIDC, Provider } from "oidc-provider";

/** Somebody who is signed in at the provider, and what it says of how. */
export type TestAccount = {
  readonly subject: string; readonly email?: string; readonly verified?: boolean; readonly amr?: readonly string[];
  /** When they signed in there, in seconds since 1970, if it was not just now. */
  readonly since?: number;
};

/** An organisation's sign-in service for tests: a real one, on this machine, that signs in whoever stands before it. */
export type TestProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who stands before it; nobody refuses to sign in. */
  account: TestAccount | undefined;
  /** Whether it shows its public keys; without them nobody can tell that a token is its own. */
  showsKeys: boolean;
  close(): Promise<void>;
};

/** Starts a provider that knows one board by its return address. Some tell when somebody signed in, if asked. */
export async function openTestProvider(returnTo: string, tellsTime?: "tells-time"): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const place = server.address();
  const issuer = `http://127.0.0.1:${place !== null && typeof place === "object" ? place.port : 0}`;
  const open: TestProvider = {
    issuer, clientId: "board", clientSecret: randomBytes(24).toString("base64url"), account: undefined,
    showsKeys: true,
    close: () => closeServer(server),
  };
  const provider = new Provider(issuer, configuration(open, returnTo, tellsTime === "tells-time"));
  const answer = provider.callback();
  server.on("request", (request: IncomingMessage, reply: ServerResponse) => {
    if (request.url === "/jwks" && !open.showsKeys) {
      reply.setHeader("content-type", "application/json").end('{"keys":[]}');
    } else if (!request.url?.startsWith("/interaction/")) void answer(request, reply);
    else void signIn(provider, open.account, request, reply);
  });
  return open;
}

function configuration(open: TestProvider, returnTo: string, tellsTime: boolean) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [{
      client_id: open.clientId, client_secret: open.clientSecret, redirect_uris: [returnTo],
    }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "test" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], acr: null, auth_time: null, iss: null },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: tellsTime } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: async (_context: unknown, subject: string) => ({
      accountId: subject,
      claims: async () => ({
        sub: subject,
        ...(open.account?.email ? { email: open.account.email, email_verified: open.account.verified ?? true } : {}),
      }),
    }),
    loadExistingGrant: giveConsent,
  };
}

/** The organisation consented for its people: nobody is asked. */
async function giveConsent({ oidc }: KoaContextWithOIDC) {
  const known = oidc.session?.grantIdFor(oidc.client?.clientId ?? "");
  if (known) return oidc.provider.Grant.find(known);
  const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
  grant.addOIDCScope("openid email");
  await grant.save();
  return grant;
}

/** Whoever stands before the provider is signed in, as a page of its own would do it. */
async function signIn(
  provider: Provider, account: TestAccount | undefined, request: IncomingMessage, reply: ServerResponse,
): Promise<void> {
  const result = account
    ? {
      login: {
        accountId: account.subject, ...(account.amr ? { amr: [...account.amr] } : {}),
        ...(account.since === undefined ? {} : { ts: account.since }),
      },
    }
    : { error: "access_denied", error_description: "Nobody signed in." };
  await provider.interactionFinished(request, reply, result, { mergeWithLastSubmission: false });
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => { server.close(() => resolve()); });
}
