import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { InteractionResults, KoaContextWithOIDC } from "oidc-provider";
import { keptInMemory } from "./kept-in-memory.ts";
import { paths } from "./paths.ts";

/** A request that a provider answers by itself; `finish` ends somebody's sign-in there and sends them back. */
export type ProviderVisit = {
  readonly request: IncomingMessage;
  readonly reply: ServerResponse;
  finish(result: InteractionResults): Promise<void>;
};

/** What an organisation's sign-in service is told of itself. */
export type LocalProviderSettings = {
  /** The name of this machine in its issuer. */
  readonly host: "127.0.0.1" | "localhost";
  /** The one board that it knows, by its return address. */
  readonly returnTo: string;
  /** Whether it says when somebody signed in, if asked. */
  readonly tellsTime: boolean;
  /** The address of one of its people. */
  emailOf(subject: string): { readonly email: string; readonly verified: boolean } | undefined;
  /** Answers what is not of the protocol, such as its sign-in page at `/interaction/…`, or false. */
  answer(visit: ProviderVisit): Promise<boolean>;
};

/** An organisation's sign-in service that runs, and what a board must know to use it. */
export type LocalProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  close(): Promise<void>;
};

/**
 * Starts an organisation's sign-in service on this machine, at a free port: a real OpenID provider, for demonstrations
 * and tests. Who signs in, and how, is decided by its sign-in page.
 */
export async function openLocalProvider(settings: LocalProviderSettings): Promise<LocalProvider> {
  const { Provider } = await loadLibrary();
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const place = server.address();
  const issuer = `http://${settings.host}:${place !== null && typeof place === "object" ? place.port : 0}`;
  const client = { clientId: "board", clientSecret: randomBytes(24).toString("base64url") };
  const provider = new Provider(issuer, configuration(settings, client));
  const protocol = provider.callback();
  server.on("request", (request: IncomingMessage, reply: ServerResponse) => {
    const finish = (result: InteractionResults): Promise<void> =>
      provider.interactionFinished(request, reply, result, { mergeWithLastSubmission: false });
    settings
      .answer({ request, reply, finish })
      .then((answered) => (answered ? undefined : protocol(request, reply)))
      .catch(() => reply.writeHead(400, { "content-type": "text/plain" }).end(overText));
  });
  return { issuer, ...client, close: () => closeServer(server) };
}

/**
 * The library is loaded where it is used. On the terminal it warns of every Node without long-term support, which
 * would trouble whoever looks at a demonstration; its tests and ours run on this one.
 */
async function loadLibrary() {
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return await import("oidc-provider");
  } finally {
    console.warn = warn;
  }
}

const overText = "This sign-in is over, or was begun in another browser. Go back and start again.\n";

function configuration(
  { returnTo, tellsTime, emailOf }: LocalProviderSettings,
  { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    adapter: keptInMemory(),
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [returnTo] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "local" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], acr: null, auth_time: null, iss: null },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: tellsTime } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => paths.interaction({ uid }) },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: async (_context: unknown, subject: string) => ({
      accountId: subject,
      claims: async () => {
        const known = emailOf(subject);
        return { sub: subject, ...(known ? { email: known.email, email_verified: known.verified } : {}) };
      },
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

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
