import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { accountRoutes } from "../account/page.ts";
import { signInRoutes } from "../sign-in/page.ts";
import { addLinked, connect, newBrowser } from "./fixture.ts";
import { singleSignOnRoutes } from "./routes.ts";

/** A provider that says what the test wants, signed as the test wants: what a broken or bought one could say. */
type Claims = {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly sign: (text: string) => string;
};
const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signedBy =
  ({ privateKey }: typeof keys) =>
  (text: string) =>
    createSign("RSA-SHA256").update(text).sign(privateKey, "base64url");
const publicPart = keys.publicKey.export({ format: "pem", type: "spki" }).toString();

let site: TestSite;
let issuer = "";
let nonce = "";
let change: (word: Claims) => Claims = (word) => word;

/** The provider's word as it should be: everything else is a change of it. */
function soundWord(): Claims {
  const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  return {
    header: { alg: "RS256", kid: "one", typ: "JWT" },
    sign: signedBy(keys),
    claims: { iss: issuer, aud: "board", sub: "n-ann", iat: now, exp: now + 60, nonce, amr: ["mfa"] },
  };
}

const server = createServer((request, reply) => {
  const send = (body: unknown) => reply.setHeader("content-type", "application/json").end(JSON.stringify(body));
  if (request.url === "/jwks") {
    return send({ keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }] });
  }
  if (request.url !== "/token") {
    return send({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
    });
  }
  const { header, claims, sign } = change(soundWord());
  const text = `${base64(header)}.${base64(claims)}`;
  return send({ access_token: "x", token_type: "Bearer", expires_in: 60, id_token: `${text}.${sign(text)}` });
});

beforeAll(async () => {
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const address = server.address();
  issuer = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
  site = await testSite([...signInRoutes, ...accountRoutes, ...singleSignOnRoutes], { log: () => undefined });
  await connect(site, "north", { issuer, clientId: "board", clientSecret: "a-secret-between-the-two" });
  await addLinked(site, "ann", { provider: "north", subject: "n-ann" });
});
afterAll(async () => {
  server.close();
  await site.close();
});
beforeEach(() => {
  change = (word) => word;
});

/** Goes to the provider and comes back with a code, as if somebody had signed in there. */
async function callback(): Promise<{ readonly status: number; readonly to: string }> {
  const browser = newBrowser(site);
  const there = new URL((await browser.get("/sign-in/sso/north")).to);
  nonce = there.searchParams.get("nonce") ?? "";
  return browser.get(`/sign-in/sso/north/callback?code=x&state=${there.searchParams.get("state")}`);
}

test("a sound claim of this provider signs in, so that the others are refused for what is wrong with them", async () => {
  expect(await callback()).toMatchObject({ status: 303, to: "/centre" });
});

const claims =
  (more: Readonly<Record<string, unknown>>) =>
  (word: Claims): Claims => ({ ...word, claims: { ...word.claims, ...more } });
const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);

test.each<readonly [string, (word: Claims) => Claims]>([
  ["without a signature", (word) => ({ ...word, header: { alg: "none" }, sign: () => "" })],
  [
    "signed with our own secret",
    (word) => ({
      ...word,
      header: { alg: "HS256", typ: "JWT" },
      sign: (text) => createHmac("sha256", "a-secret-between-the-two").update(text).digest("base64url"),
    }),
  ],
  [
    "signed with the public key as if it were a secret",
    (word) => ({
      ...word,
      header: { alg: "HS256", kid: "one" },
      sign: (text) => createHmac("sha256", publicPart).update(text).digest("base64url"),
    }),
  ],
  [
    "signed by a key it brings along",
    (word) => ({
      ...word,
      sign: signedBy(stranger),
      header: { ...word.header, jwk: stranger.publicKey.export({ format: "jwk" }), jku: "https://evil.example/jwks" },
    }),
  ],
  ["signed by a stranger under a known name", (word) => ({ ...word, sign: signedBy(stranger) })],
  ["that is over", claims({ iat: now - 600, exp: now - 300 })],
  ["that is not to be used yet", claims({ nbf: now + 600 })],
  ["without an end", claims({ exp: undefined })],
  ["for another board", claims({ aud: "another-board" })],
  ["for several, used by another", claims({ aud: ["board", "another-board"], azp: "another-board" })],
  ["of another issuer", claims({ iss: "https://evil.example" })],
  ["without a subject", claims({ sub: undefined })],
  ["without the nonce that was sent", claims({ nonce: undefined })],
])("a word %s is refused, and nobody is signed in", async (_what, made) => {
  change = made;
  const before = await sessions();
  const answer = await callback();
  expect([answer.status, answer.to]).toEqual([403, ""]);
  expect(await sessions()).toBe(before);
});

async function sessions(): Promise<unknown> {
  const { rows } = await site.app.database.pools.access.query("select count(*)::integer as all from access.session");
  return rows[0]?.all;
}
