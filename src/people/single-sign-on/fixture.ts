import type { Level } from "#platform/actors";
import { perform } from "#platform/perform";
import type { TestSite } from "../../start/test-site.ts";
import { addPerson } from "../people.ts";
import { findSession } from "../sessions/find-session.ts";
import { startSession } from "../sessions/start-session.ts";
import { connectProvider } from "./connect-provider/connect-provider.ts";
import { linkIdentity } from "./link-identity/link-identity.ts";
import type { TestProvider } from "./test-provider.ts";

export type Answer = { readonly status: number; readonly to: string; readonly body: string };

/** A browser with cookies of its own, here and at providers. */
export type Browser = {
  get(path: string): Promise<Answer>;
  /** Sends a form with the token that the page would have had. */
  post(path: string, form?: Record<string, string>): Promise<Answer>;
  /** The token of the session that this browser has. */
  session(): string;
  /** Signed in from now on with a session of this level. */
  become(personId: string, level?: Level): Promise<void>;
  /** Goes from an address at a provider through its pages until it sends the browser back: the path here. */
  visit(address: string): Promise<string>;
  /** Signs out at the providers, so that somebody else can sign in there. */
  leaveProviders(): void;
  /** The whole way: from a path here to the provider and back; the answer to coming back. */
  signOn(path: string): Promise<Answer>;
};

const from = { browser: "a test", network: "127.0.0.1" };
const formType = { "content-type": "application/x-www-form-urlencoded" };

export function newBrowser(site: TestSite): Browser {
  const here = new Map<string, string>();
  const there = new Map<string, string>();
  const send = async (method: "GET" | "POST", url: string, form: Record<string, string> = {}): Promise<Answer> => {
    const payload = new URLSearchParams(form).toString();
    const reply = await site.server.inject({
      method,
      url,
      headers: { cookie: cookies(here), ...(method === "POST" ? formType : {}) },
      ...(method === "POST" ? { payload } : {}),
    });
    keep(here, [reply.headers["set-cookie"] ?? []].flat());
    return { status: reply.statusCode, to: String(reply.headers.location ?? ""), body: reply.body };
  };
  const session = (): string => here.get("accolade_session") ?? "";
  const browser: Browser = {
    session,
    get: (path) => send("GET", path),
    post: async (path, form = {}) => {
      const token = (await findSession(site.app, session()))?.formToken ?? "";
      return send("POST", path, { _token: token, ...form });
    },
    become: async (personId, level = "full") => {
      here.set("accolade_session", await startSession(site.app, { personId, level, method: "passkey", from }));
    },
    leaveProviders: () => there.clear(),
    visit: (address) => visitProvider(site, there, address),
    signOn: async (path) => browser.get(await browser.visit((await browser.get(path)).to)),
  };
  return browser;
}

async function visitProvider(site: TestSite, jar: Map<string, string>, address: string): Promise<string> {
  let next = address;
  for (let step = 0; step < 10 && !next.startsWith(`${site.app.site.address}/`); step += 1) {
    const reply = await fetch(next, { redirect: "manual", headers: { cookie: cookies(jar) } });
    keep(jar, reply.headers.getSetCookie());
    const to = reply.headers.get("location");
    if (!to) throw new Error(`The provider answered ${reply.status}: ${await reply.text()}`);
    next = new URL(to, next).href;
  }
  return next.slice(site.app.site.address.length);
}

function cookies(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

function keep(jar: Map<string, string>, set: readonly string[]): void {
  for (const line of set) {
    const [name = "", value = ""] = (line.split(";")[0] ?? "").split(/=(.*)/s);
    if (value === "") jar.delete(name);
    else jar.set(name, value);
  }
}

/** Connects a provider as an administrator does. */
export async function connect(
  site: TestSite,
  id: string,
  provider: Pick<TestProvider, "issuer" | "clientId" | "clientSecret">,
  more: Record<string, unknown> = {},
): Promise<void> {
  const admin = await addPerson(site.app, {
    personId: "admin",
    name: "Ada Admin",
    side: "board",
    role: "administrator",
  });
  const done = await perform(site.app, admin, connectProvider, {
    id,
    name: `${id} trust`,
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    active: true,
    secondFactor: "amr:mfa",
    emailDomains: "",
    ...more,
  });
  if (!done.ok) throw new Error(done.refusals.map(({ text }) => text).join(" "));
}

/** Adds a person, and links them with a subject of a provider when one is given. */
export async function addLinked(
  site: TestSite,
  personId: string,
  link?: { readonly provider: string; readonly subject: string },
): Promise<void> {
  const actor = await addPerson(site.app, {
    personId,
    name: `Person ${personId}`,
    side: "centre",
    role: "exams-officer",
    centreId: "99999",
    email: `${personId}@school.example`,
  });
  if (!link) return;
  const done = await perform(site.app, actor, linkIdentity, {
    providerId: link.provider,
    subject: link.subject,
    label: `${personId}@trust.example`,
  });
  if (!done.ok) throw new Error(done.refusals.map(({ text }) => text).join(" "));
}
