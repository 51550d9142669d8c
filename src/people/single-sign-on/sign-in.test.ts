import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accountRoutes } from "../account/page.ts";
import { signInRoutes } from "../sign-in/page.ts";
import { findSession } from "../sessions/find-session.ts";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { addLinked, type Answer, connect, newBrowser } from "./fixture.ts";
import { singleSignOnRoutes } from "./routes.ts";
import { openTestProvider, type TestProvider } from "./test-provider.ts";

let site: TestSite;
let north: TestProvider;
let south: TestProvider;
const logged: string[] = [];

beforeAll(async () => {
  site = await testSite([...signInRoutes, ...accountRoutes, ...singleSignOnRoutes], {
    log: (line) => void logged.push(line),
  });
  north = await openTestProvider("http://localhost/sign-in/sso/north/callback");
  south = await openTestProvider("http://localhost/sign-in/sso/south/callback", "tells-time");
  await connect(site, "north", north);
  await connect(site, "south", south);
  await addLinked(site, "ann", { provider: "north", subject: "n-ann" });
  await addLinked(site, "bob", { provider: "south", subject: "s-bob" });
});
afterAll(async () => {
  await Promise.all([north.close(), south.close()]);
  await site.close();
});
beforeEach(() => {
  north.account = { subject: "n-ann", email: "ann@trust.example", amr: ["pwd", "mfa"] };
  south.account = { subject: "s-bob", amr: ["mfa"] };
  logged.length = 0;
});

const sql = (text: string) => site.app.database.pools.access.query(text);

/** Everything that a sign-in could change. */
async function kept(): Promise<unknown> {
  const found = await sql(`select (select count(*) from access.session) as sessions,
    (select json_agg(i order by subject) from access.identity i) as identities`);
  return found.rows[0];
}

/** The answer is a page that says why, nobody is signed in, and nothing else changed. */
async function refusedBy(run: () => Promise<Answer>, status: number, text: string): Promise<void> {
  const before = await kept();
  const answer = await run();
  expect([answer.status, answer.to]).toEqual([status, ""]);
  expect(answer.body).toContain("You are not signed in");
  expect(answer.body).toContain(text);
  expect(await kept()).toEqual(before);
}

test("a linked sign-in with a second factor signs in, and leads to where the person was going", async () => {
  const browser = newBrowser(site);
  const answer = await browser.signOn("/sign-in/sso/north?next=/account");
  expect([answer.status, answer.to]).toEqual([303, "/account"]);
  const session = await findSession(site.app, browser.session());
  expect(session).toMatchObject({ level: "full", method: "single-sign-on", personId: "ann" });
  expect(session?.actor.centreId).toBe("99999");
  const used = await sql("select last_used_at is not null as used from access.identity where subject = 'n-ann'");
  expect(used.rows).toEqual([{ used: true }]);
  const door = await sql("select kind, person_id, method from access.sign_in_event order by at desc limit 1");
  expect(door.rows).toEqual([{ kind: "signed-in", person_id: "ann", method: "single-sign-on" }]);
});

test("who does not say when somebody signed in there proves nothing fresh; who does, does", async () => {
  const [ann, bob] = [newBrowser(site), newBrowser(site)];
  await ann.signOn("/sign-in/sso/north");
  await bob.signOn("/sign-in/sso/south");
  expect((await findSession(site.app, ann.session()))?.provedAt).toBeNull();
  const proved = (await findSession(site.app, bob.session()))?.provedAt;
  expect(proved && Temporal.Now.instant().since(proved).total("seconds")).toBeLessThan(60);
});

test("two providers at the same time, each with its own people", async () => {
  const [ann, bob] = [newBrowser(site), newBrowser(site)];
  const [toNorth, toSouth] = [await ann.get("/sign-in/sso/north"), await bob.get("/sign-in/sso/south")];
  const back = [await ann.visit(toNorth.to), await bob.visit(toSouth.to)] as const;
  await bob.get(back[1]);
  await ann.get(back[0]);
  expect((await findSession(site.app, ann.session()))?.personId).toBe("ann");
  expect((await findSession(site.app, bob.session()))?.personId).toBe("bob");
});

test("one browser may begin twice, in two tabs", async () => {
  const browser = newBrowser(site);
  const [first, second] = [await browser.get("/sign-in/sso/north"), await browser.get("/sign-in/sso/north")];
  const back = [await browser.visit(first.to), await browser.visit(second.to)] as const;
  expect([(await browser.get(back[0])).status, (await browser.get(back[1])).status]).toEqual([303, 303]);
});

test("the request asks for a code with PKCE, a state and a nonce, and for the address of this site", async () => {
  const { to } = await newBrowser(site).get("/sign-in/sso/north");
  const asked = Object.fromEntries(new URL(to).searchParams);
  expect(asked).toMatchObject({
    response_type: "code",
    client_id: "board",
    code_challenge_method: "S256",
    scope: "openid email",
    redirect_uri: "http://localhost/sign-in/sso/north/callback",
  });
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked[name]).toMatch(/^[\w-]{43}$/);
});

test("a wrong state, and an answer to another browser, are refused", async () => {
  const [browser, other] = [newBrowser(site), newBrowser(site)];
  const back = await browser.visit((await browser.get("/sign-in/sso/north")).to);
  await other.get("/sign-in/sso/north");
  const wrong = back.replace(/state=[^&]+/, "state=made-up");
  await refusedBy(() => browser.get(wrong), 400, "was started in another browser");
  await refusedBy(() => other.get(back), 400, "was started in another browser");
  await refusedBy(() => newBrowser(site).get(back), 400, "was started in another browser");
  expect((await browser.get(back)).status).toBe(303);
});

test("an answer works once", async () => {
  const browser = newBrowser(site);
  const back = await browser.visit((await browser.get("/sign-in/sso/north")).to);
  const answers = await Promise.all([1, 2, 3, 4].map(() => browser.get(back)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 400, 400, 400]);
  await refusedBy(() => browser.get(back), 400, "has already been used");
});

test("an answer after ten minutes is refused", async () => {
  const browser = newBrowser(site);
  const back = await browser.visit((await browser.get("/sign-in/sso/north")).to);
  await sql("update access.sign_on_flow set expires_at = now()");
  await refusedBy(() => browser.get(back), 400, "took longer than 10 minutes");
});

test("a wrong nonce in the provider's token is refused", async () => {
  const browser = newBrowser(site);
  const back = await browser.visit((await browser.get("/sign-in/sso/north")).to);
  await sql("update access.sign_on_flow set nonce = 'another'");
  await refusedBy(() => browser.get(back), 403, "could not verify the answer");
});

test("the code of another flow is refused", async () => {
  const [victim, thief] = [newBrowser(site), newBrowser(site)];
  const theirs = await victim.visit((await victim.get("/sign-in/sso/north")).to);
  north.account = { subject: "n-thief", amr: ["mfa"] };
  const own = await thief.visit((await thief.get("/sign-in/sso/north")).to);
  const code = new URL(theirs, "http://localhost").searchParams.get("code") ?? "";
  await refusedBy(() => thief.get(own.replace(/code=[^&]+/, `code=${code}`)), 403, "could not verify the answer");
});

test("an answer of another issuer, or brought to another provider's address, is refused", async () => {
  const browser = newBrowser(site);
  const back = await browser.visit((await browser.get("/sign-in/sso/north")).to);
  const elsewhere = back.replace("/sso/north/", "/sso/south/");
  await refusedBy(() => browser.get(elsewhere), 400, "was started in another browser");
  const otherIssuer = back.replace(/iss=[^&]+/, `iss=${encodeURIComponent(south.issuer)}`);
  await refusedBy(() => browser.get(otherIssuer), 403, "could not verify the answer");
});

test("an answer without the issuer that the provider promises is refused", async () => {
  const browser = newBrowser(site);
  const back = await browser.visit((await browser.get("/sign-in/sso/north")).to);
  await refusedBy(() => browser.get(back.replace(/&iss=[^&]+/, "")), 403, "could not verify the answer");
});

test("somebody who is refused at the provider comes back to a plain sentence", async () => {
  north.account = undefined;
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/north"), 403, "north trust did not sign you in");
});

test("a subject that nobody linked is not let in, though its address is somebody's here", async () => {
  north.account = { subject: "n-new", email: "ann@school.example", verified: true, amr: ["mfa"] };
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/north"), 403, "is not linked to an account here");
});

test("a closed and a suspended account are not let in", async () => {
  await addLinked(site, "cleo", { provider: "north", subject: "n-cleo" });
  north.account = { subject: "n-cleo", amr: ["mfa"] };
  await sql("update access.person set state = 'closed' where person_id = 'cleo'");
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/north"), 403, "Your account is closed");
  await sql("update access.person set state = 'suspended' where person_id = 'cleo'");
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/north"), 403, "Your account is suspended");
});

test("without a second factor there, ours is owed; who has none is told what to do", async () => {
  north.account = { subject: "n-ann", amr: ["pwd"] };
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/north"), 403, "you have none here");
  await sql("insert into access.authenticator (person_id, secret, confirmed_at) values ('ann', 'sealed', now())");
  const browser = newBrowser(site);
  const answer = await browser.signOn("/sign-in/sso/north?next=/account");
  expect([answer.status, answer.to]).toEqual([303, "/sign-in/second-factor?next=%2Faccount"]);
  expect((await findSession(site.app, browser.session()))?.level).toBe("half");
  expect((await browser.get("/account")).to).toContain("/sign-in/second-factor");
});

test.each(["//evil.example/x", "https://evil.example/", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)"])(
  "after signing in nobody is led to %j",
  async (next) => {
    const browser = newBrowser(site);
    const { to } = await browser.get(`/sign-in/sso/north?next=${encodeURIComponent(next)}`);
    const begun = await sql("select next from access.sign_on_flow order by expires_at desc limit 1");
    expect(begun.rows).toEqual([{ next: "" }]);
    const answer = await browser.get(await browser.visit(to));
    expect(answer.status).toBe(303);
    expect(new URL(answer.to, "http://localhost").host).toBe("localhost");
    expect(answer.to).not.toContain("evil");
  },
);

test("a provider that is turned off, at the start and on the way back; one that is not there", async () => {
  const browser = newBrowser(site);
  const back = await browser.visit((await browser.get("/sign-in/sso/north")).to);
  await sql("update access.identity_provider set active = false where provider_id = 'north'");
  await refusedBy(() => browser.get(back), 403, "is turned off");
  await refusedBy(() => newBrowser(site).get("/sign-in/sso/north"), 403, "is turned off");
  await sql("update access.identity_provider set active = true where provider_id = 'north'");
  expect((await newBrowser(site).get("/sign-in/sso/nobody")).status).toBe(404);
});

test("verified addresses of the named domains only, where domains are named", async () => {
  await sql("update access.identity_provider set email_domains = '{trust.example}' where provider_id = 'north'");
  expect((await newBrowser(site).signOn("/sign-in/sso/north")).status).toBe(303);
  north.account = { subject: "n-ann", email: "ann@trust.example", verified: false, amr: ["mfa"] };
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/north"), 403, "only with an email address at");
  north.account = { subject: "n-ann", email: "ann@nottrust.example", amr: ["mfa"] };
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/north"), 403, "only with an email address at");
  await sql("update access.identity_provider set email_domains = '{}' where provider_id = 'north'");
});

test("a provider that describes another issuer is not believed", async () => {
  await connect(site, "twisted", { ...north, issuer: north.issuer.replace("127.0.0.1", "localhost") });
  await refusedBy(() => newBrowser(site).get("/sign-in/sso/twisted"), 403, "could not verify the answer");
  expect(logged).toEqual([expect.stringContaining("single sign-on by twisted failed")]);
});

test("a token whose signature cannot be checked is refused", async () => {
  const keyless = await openTestProvider("http://localhost/sign-in/sso/keyless/callback");
  keyless.account = { subject: "k", amr: ["mfa"] };
  keyless.showsKeys = false;
  await connect(site, "keyless", keyless);
  await addLinked(site, "kay", { provider: "keyless", subject: "k" });
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/keyless"), 403, "could not verify the answer");
  await keyless.close();
});

test("a wrong client secret is refused, and noted for the operator without the secret", async () => {
  const wrong = await openTestProvider("http://localhost/sign-in/sso/wrong/callback");
  wrong.account = { subject: "w", amr: ["mfa"] };
  await connect(site, "wrong", wrong, { clientSecret: "not-the-secret" });
  await refusedBy(() => newBrowser(site).signOn("/sign-in/sso/wrong"), 403, "could not verify the answer");
  expect(logged).toEqual(["single sign-on by wrong failed: invalid_client"]);
  await wrong.close();
});

test("a provider that is down, at the start and on the way back: a plain sentence, and nothing changed", async () => {
  const gone = await openTestProvider("http://localhost/sign-in/sso/gone/callback");
  gone.account = { subject: "g", amr: ["mfa"] };
  await connect(site, "gone", gone);
  const browser = newBrowser(site);
  const back = await browser.visit((await browser.get("/sign-in/sso/gone")).to);
  await gone.close();
  await refusedBy(() => browser.get(back), 502, "gone trust is not responding. Nothing was changed.");
  await connect(site, "never", { ...gone });
  await refusedBy(() => newBrowser(site).get("/sign-in/sso/never"), 502, "never trust is not responding");
});
