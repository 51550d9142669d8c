import { Secret, TOTP } from "otpauth";
import type { Level } from "#platform/actors";
import type { TestSite } from "../../start/test-site.ts";
import { hashPassword } from "./argon2.ts";
import { sealSecret } from "../authenticator/new-authenticator.ts";
import { startSession } from "../sessions/start-session.ts";

export type Seen = { readonly status: number; readonly to: string; readonly body: string; readonly retryAfter: string };

/** A browser of a test: it keeps cookies, and sends the form token of the last page it saw. */
export type TestBrowser = {
  readonly cookies: Map<string, string>;
  get(url: string): Promise<Seen>;
  post(url: string, form: Readonly<Record<string, string>>): Promise<Seen>;
};

export function newBrowser({ server }: Pick<TestSite, "server">, network = "192.0.2.1"): TestBrowser {
  const cookies = new Map<string, string>();
  let token = "";
  const send = async (method: "GET" | "POST", url: string, form: Readonly<Record<string, string>>): Promise<Seen> => {
    const reply = await server.inject({
      method,
      url,
      remoteAddress: network,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        "user-agent": "Test/1.0",
        ...(method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(method === "POST" ? { payload: new URLSearchParams({ _token: token, ...form }).toString() } : {}),
    });
    for (const { name, value } of reply.cookies) {
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    token = /name="_token" value="([^"]+)"/.exec(reply.body)?.[1] ?? token;
    const [to, retryAfter] = [reply.headers.location ?? "", String(reply.headers["retry-after"] ?? "")];
    return { status: reply.statusCode, to, body: reply.body, retryAfter };
  };
  return { cookies, get: (url) => send("GET", url, {}), post: (url, form) => send("POST", url, form) };
}

/** Gives a person a password, and an authenticator app when asked; its secret comes back. */
export async function giveFactors(
  { app }: Pick<TestSite, "app">,
  personId: string,
  password: string,
  withApp = true,
): Promise<string> {
  const { access } = app.database.as;
  await access
    .insertInto("access.password")
    .values({ person_id: personId, hash: await hashPassword(password) })
    .execute();
  const secret = new Secret({ size: 20 }).base32;
  if (withApp) {
    await access
      .insertInto("access.authenticator")
      .values({
        person_id: personId,
        secret: sealSecret(app, personId, secret),
        confirmed_at: Temporal.Now.instant().toString(),
      })
      .execute();
  }
  return secret;
}

/** The code that an app with a secret shows now, or so many steps later. */
export function codeOf(secret: string, stepsLater = 0): string {
  const timestamp = Temporal.Now.instant().epochMilliseconds + stepsLater * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}

/** Puts a browser in a session of a level. */
export async function seat(
  { app }: Pick<TestSite, "app">,
  browser: TestBrowser,
  personId: string,
  level: Level,
): Promise<void> {
  const from = { browser: "Test/1.0", network: "192.0.2.1" };
  browser.cookies.set("accolade_session", await startSession(app, { personId, level, method: "password", from }));
}
