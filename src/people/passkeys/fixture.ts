import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import type { Level, Session } from "#platform/actors";
import type { TestSite } from "../../start/test-site.ts";
import { addPerson, type NewPerson } from "../people.ts";
import { findSession } from "../sessions/find-session.ts";
import { startSession } from "../sessions/start-session.ts";
import { type SoftwareAuthenticator, softwareAuthenticator } from "./software-authenticator.ts";

/** What a test's browser was answered. */
export type Answered = { readonly status: number; readonly to: string | undefined; readonly body: string };

/** A browser of a test: keeps cookies, and sends the form token of its session as our pages and scripts do. */
export type TestBrowser = {
  get(path: string): Promise<Answered>;
  post(path: string, form?: Record<string, string>): Promise<Answered>;
  session(): Promise<Session | undefined>;
  cookie(name: string): string | undefined;
};

export function testBrowser(site: TestSite, token?: string): TestBrowser {
  const jar = new Map<string, string>(token ? [["accolade_session", token]] : []);
  const session = () => findSession(site.app, jar.get("accolade_session") ?? "");
  const send = async (method: "GET" | "POST", url: string, form: Record<string, string>): Promise<Answered> => {
    const formToken = (await session())?.formToken ?? "";
    const answer = await site.server.inject({
      method,
      url,
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        "user-agent": "Firefox on a test",
        ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(method === "POST" ? { payload: new URLSearchParams({ _token: formToken, ...form }).toString() } : {}),
    });
    for (const { name, value } of answer.cookies) jar.set(name, value);
    const to = answer.headers.location;
    return { status: answer.statusCode, to: typeof to === "string" ? to : undefined, body: answer.body };
  };
  return {
    get: (path) => send("GET", path, {}),
    post: (path, form = {}) => send("POST", path, form),
    session,
    cookie: (name) => jar.get(name),
  };
}

/** A browser in which somebody has a session of a level. */
export async function signedInBrowser(site: TestSite, person: NewPerson, level: Level = "full"): Promise<TestBrowser> {
  await addPerson(site.app, person);
  const from = { browser: "Firefox on a test", network: "127.0.0.1" };
  return testBrowser(site, await startSession(site.app, { personId: person.personId, level, method: "link", from }));
}

/** Asks what a new passkey must answer. */
export async function askToCreate(browser: TestBrowser): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return JSON.parse((await browser.post("/account/passkeys/options")).body);
}

/** Asks what a passkey must answer to sign in, or at another address to confirm. */
export async function askToGet(
  browser: TestBrowser,
  path = "/sign-in/passkey/options",
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return JSON.parse((await browser.post(path)).body);
}

/** Gives the person of a browser a passkey, in an authenticator of their own. */
export async function givePasskey(site: TestSite, browser: TestBrowser, name = "Key"): Promise<SoftwareAuthenticator> {
  const key = softwareAuthenticator(site.app.site.address);
  await browser.post("/account/passkeys/add", { name, response: key.create(await askToCreate(browser)) });
  return key;
}

/** The kinds of entries about a person in the log of sign-ins, the oldest first. */
export async function recordedSignInEvents(site: TestSite, personId: string): Promise<string[]> {
  const rows = await site.app.database.as.board
    .selectFrom("access.sign_in_event")
    .select("kind")
    .where("person_id", "=", personId)
    .orderBy("at")
    .orderBy("event_id")
    .execute();
  return rows.map((row) => row.kind);
}
