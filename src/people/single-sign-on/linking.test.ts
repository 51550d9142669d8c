import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { accountRoutes } from "../account/page.ts";
import { setUpRoutes } from "../account/set-up/page.ts";
import { confirmIdentityRoutes } from "../confirm-identity/page.ts";
import { findSession } from "../sessions/find-session.ts";
import { signInRoutes } from "../sign-in/page.ts";
import { addLinked, type Answer, type Browser, connect, newBrowser } from "./fixture.ts";
import { singleSignOnRoutes } from "./routes.ts";
import { openTestProvider, type TestProvider } from "./test-provider.ts";

let site: TestSite;
let north: TestProvider;
let south: TestProvider;
beforeAll(async () => {
  site = await testSite(
    [...signInRoutes, ...accountRoutes, ...setUpRoutes, ...confirmIdentityRoutes, ...singleSignOnRoutes],
    { log: () => undefined },
  );
  north = await openTestProvider("http://localhost/sign-in/sso/north/callback");
  south = await openTestProvider("http://localhost/sign-in/sso/south/callback", "tells-time");
  await connect(site, "north", north);
  await connect(site, "south", south);
});
afterAll(async () => {
  await Promise.all([north.close(), south.close()]);
  await site.close();
});
beforeEach(async () => {
  north.account = { subject: "n-ann", email: "ann@trust.example", amr: ["pwd", "mfa"] };
  await sql("delete from access.identity");
});

const sql = (text: string) => site.app.database.pools.access.query(text);
const identities = async () =>
  (await sql("select provider_id, subject, person_id, label from access.identity order by 1, 2")).rows;
const lastActs = async (count: number) =>
  (
    await site.app.database.pools.board.query(
      "select action, person_id, centre_id, subject_id, before, after from audit.act order by at desc, position desc " +
        "limit $1",
      [count],
    )
  ).rows;

async function signedIn(personId: string, level: "full" | "enrolling" = "full"): Promise<Browser> {
  await addLinked(site, personId);
  const browser = newBrowser(site);
  await browser.become(personId, level);
  return browser;
}

/** Asks for the link on the account page and goes to the provider and back. */
async function link(browser: Browser, provider = "north"): Promise<Answer> {
  const asked = await browser.post(`/account/single-sign-on/${provider}`);
  expect(asked.status).toBe(200);
  const leave = /href="(http:\/\/127[^"]+)"/.exec(asked.body)?.[1] ?? "";
  return browser.get(await browser.visit(leave.replaceAll("&amp;", "&")));
}

test("a person links, is told by mail, sees it on the account page, and then signs in by it", async () => {
  const browser = await signedIn("ann");
  expect((await browser.get("/account")).body).toContain("Link with north trust");
  const linked = await link(browser);
  expect([linked.status, linked.to]).toEqual([303, "/account?done=sign-in-linked"]);
  expect(await identities()).toEqual([
    { provider_id: "north", subject: "n-ann", person_id: "ann", label: "ann@trust.example" },
  ]);
  expect(await lastActs(1)).toEqual([
    {
      action: "link-identity",
      person_id: "ann",
      centre_id: "99999",
      subject_id: "ann",
      before: null,
      after: { linked: "north", label: "ann@trust.example" },
    },
  ]);
  const mail = await site.app.database.pools.worker.query("select recipient, subject from platform.mail");
  expect(mail.rows).toEqual([
    {
      recipient: "ann@school.example",
      subject: expect.stringContaining("your account was linked to north trust (ann@trust.example)"),
    },
  ]);
  const account = await browser.get("/account");
  expect(account.body).toContain("ann@trust.example");
  expect(account.body).not.toContain("Link with north trust");
  const again = newBrowser(site);
  await again.signOn("/sign-in/sso/north");
  expect((await findSession(site.app, again.session()))?.personId).toBe("ann");
});

test("linking needs a confirmation that it is the person, a form of ours and a session that signed in", async () => {
  const browser = await signedIn("ann");
  await sql("update access.session set proved_at = now() - interval '16 minutes'");
  expect((await browser.post("/account/single-sign-on/north")).to).toMatch(/^\/confirm-identity/);
  await sql("update access.session set proved_at = now()");
  expect((await browser.post("/account/single-sign-on/north", { _token: "guessed" })).status).toBe(403);
  expect((await newBrowser(site).post("/account/single-sign-on/north")).to).toMatch(/^\/sign-in/);
  const half = newBrowser(site);
  await addLinked(site, "ann");
  await half.become("ann", "half");
  expect((await half.post("/account/single-sign-on/north")).to).toBe("/sign-in/second-factor");
  expect(await identities()).toEqual([]);
});

test("what another browser brings back links nothing", async () => {
  const [ann, eve] = [await signedIn("ann"), await signedIn("eve")];
  const asked = await eve.post("/account/single-sign-on/north");
  const leave = /href="(http:\/\/127[^"]+)"/.exec(asked.body)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const back = await eve.visit(leave);
  expect((await ann.get(back)).status).toBe(400);
  expect(await identities()).toEqual([]);
});

test("a sign-in there is one person's, and a person has one there", async () => {
  await link(await signedIn("ann"));
  const other = await link(await signedIn("bob"));
  expect([other.status, other.body.includes("is linked with another account")]).toEqual([403, true]);
  const ann = await signedIn("ann");
  expect((await link(ann)).body).toContain("You do not need to do anything");
  north.account = { subject: "n-other", amr: ["mfa"] };
  ann.leaveProviders();
  expect((await link(ann)).body).toContain("Unlink that one first");
  expect(await identities()).toHaveLength(1);
});

test("two who link the same sign-in at the same moment: one does", async () => {
  const browsers = [await signedIn("ann"), await signedIn("bob"), await signedIn("eve")];
  const answers = await Promise.all(browsers.map((browser) => link(browser)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403]);
  expect(await identities()).toHaveLength(1);
});

test("unlinking ends it, unless it is the only way in", async () => {
  const browser = await signedIn("ann");
  await link(browser);
  const only = await browser.post("/account/single-sign-on/north/unlink");
  expect([only.status, only.body.includes("is your only way to sign in")]).toEqual([422, true]);
  await sql(`insert into access.password (person_id, hash) values ('ann', 'x');
    insert into access.authenticator (person_id, secret, confirmed_at) values ('ann', 'sealed', now())`);
  const done = await browser.post("/account/single-sign-on/north/unlink");
  expect([done.status, done.to]).toEqual([303, "/account?done=sign-in-unlinked"]);
  expect(await identities()).toEqual([]);
  expect((await lastActs(1))[0]).toMatchObject({ action: "unlink-identity", before: { linked: "north" } });
  expect((await newBrowser(site).signOn("/sign-in/sso/north")).status).toBe(403);
  await sql("delete from access.password; delete from access.authenticator");
});

test("somebody else's linked sign-in is not unlinked", async () => {
  await link(await signedIn("ann"));
  const eve = await signedIn("eve");
  const refused = await eve.post("/account/single-sign-on/north/unlink");
  expect([refused.status, refused.body.includes("Your account is not linked with this organisation")]).toEqual([
    422,
    true,
  ]);
  expect(await identities()).toHaveLength(1);
});

test("who opened our link may choose the organisation as the way to sign in, with its second factor", async () => {
  const browser = await signedIn("ivy", "enrolling");
  expect((await browser.get("/account/set-up")).body).toContain("Sign in with north trust");
  const before = browser.session();
  const done = await link(browser);
  expect([done.status, done.to]).toEqual([303, "/centre"]);
  expect(await findSession(site.app, browser.session())).toMatchObject({ level: "full", method: "single-sign-on" });
  expect(await findSession(site.app, before)).toBeUndefined();
  expect(await identities()).toMatchObject([{ subject: "n-ann", person_id: "ivy" }]);
});

test("without a second factor there and here nothing is linked, and the way in stays open", async () => {
  north.account = { subject: "n-ann", amr: ["pwd"] };
  const browser = await signedIn("jan", "enrolling");
  const refused = await link(browser);
  expect([refused.status, refused.body.includes("you have none here")]).toEqual([403, true]);
  expect(refused.body).toContain("/account/set-up");
  expect(await identities()).toEqual([]);
  expect((await findSession(site.app, browser.session()))?.level).toBe("enrolling");
});

test("without a second factor there, one of ours is owed before anything opens", async () => {
  north.account = { subject: "n-ann", amr: ["pwd"] };
  const browser = await signedIn("kim", "enrolling");
  await sql("insert into access.authenticator (person_id, secret, confirmed_at) values ('kim', 'sealed', now())");
  expect((await link(browser)).to).toBe("/sign-in/second-factor");
  expect((await findSession(site.app, browser.session()))?.level).toBe("half");
});

async function stale(browser: Browser): Promise<void> {
  await sql("update access.session set proved_at = now() - interval '16 minutes'");
  expect((await findSession(site.app, browser.session()))?.provedAt).not.toBeNull();
}
const freshness = async (browser: Browser): Promise<number> => {
  const proved = (await findSession(site.app, browser.session()))?.provedAt;
  return proved ? Temporal.Now.instant().since(proved).total("minutes") : Infinity;
};

test("a person proves to be there at their organisation; the session gets a new token", async () => {
  south.account = { subject: "s-ann", amr: ["mfa"] };
  const browser = await signedIn("ann");
  await link(browser, "south");
  await stale(browser);
  expect((await browser.get("/confirm-identity?next=/account")).body).toContain("Confirm with south trust");
  const before = browser.session();
  const { to } = await browser.get("/account/single-sign-on/south/confirm?next=/account");
  expect(Object.fromEntries(new URL(to).searchParams)).toMatchObject({ prompt: "login", max_age: "0" });
  const back = await browser.get(await browser.visit(to));
  expect([back.status, back.to, browser.session() === before]).toEqual([303, "/account", false]);
  expect(await freshness(browser)).toBeLessThan(1);
  expect(await findSession(site.app, before)).toBeUndefined();
});

test("a sign-in there of an hour ago proves nothing, though the way there was tampered with", async () => {
  const since = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000) - 3600;
  south.account = { subject: "s-ann", amr: ["mfa"], since };
  const browser = await signedIn("ann");
  await link(browser, "south");
  await stale(browser);
  const there = new URL((await browser.get("/account/single-sign-on/south/confirm")).to);
  for (const name of ["prompt", "max_age"]) there.searchParams.delete(name);
  const answer = await browser.get(await browser.visit(there.href));
  expect([answer.status, answer.body.includes("could not verify the answer")]).toEqual([403, true]);
  expect(await freshness(browser)).toBeGreaterThan(15);
});

test("somebody else, or a sign-in without a second factor, proves nothing", async () => {
  south.account = { subject: "s-ann", amr: ["mfa"] };
  const browser = await signedIn("ann");
  await link(browser, "south");
  await addLinked(site, "eve", { provider: "south", subject: "s-eve" });
  await stale(browser);
  await sql("insert into access.authenticator (person_id, secret, confirmed_at) values ('ann', 'sealed', now())");
  for (const [account, text] of [
    [{ subject: "s-eve", amr: ["mfa"] }, "Someone else signed in there"],
    [{ subject: "s-ann", amr: ["pwd"] }, "did not confirm that you used a second factor"],
  ] as const) {
    south.account = account;
    browser.leaveProviders();
    const answer = await browser.signOn("/account/single-sign-on/south/confirm");
    expect([answer.status, answer.body.includes(text)]).toEqual([403, true]);
  }
  expect(await freshness(browser)).toBeGreaterThan(15);
  await sql("delete from access.authenticator");
});
