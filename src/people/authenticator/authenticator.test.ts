import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { verifyChains } from "#platform/audit";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { codeOf, giveFactors, newBrowser, seat, type TestBrowser } from "../passwords/fixture.ts";
import { addPerson } from "../people.ts";
import { ownAccessRoutes } from "../own-routes.ts";
import { checkCode } from "./check-code.ts";
import { newRecoveryCodes, readRecoveryCode } from "./recovery-codes.ts";

const password = "kelp orbit 9 lanterns";
let site: TestSite;
let secret: string;
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
  for (const personId of ["ann", "bea", "new", "cap"]) {
    await addPerson(site.app, {
      personId,
      name: `Person ${personId}`,
      side: "board",
      role: "entries",
      email: `${personId}@example.org`,
    });
  }
  secret = await giveFactors(site, "ann", password);
  await giveFactors(site, "bea", password);
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.app.database.pools.access.query("delete from access.failed_attempt");
  await site.app.database.pools.access.query("update access.authenticator set last_step = 0");
});

const query = async (text: string): Promise<Record<string, unknown>[]> =>
  (await site.app.database.pools.access.query<Record<string, unknown>>(text)).rows;
const mails = async () =>
  await site.app.database.as.worker
    .selectFrom("platform.mail")
    .select(["recipient", "subject", "body"])
    .orderBy("mail_id")
    .execute();
const acts = async () =>
  await site.app.database.as.worker
    .selectFrom("audit.act")
    .select(["action", "person_id", "centre_id", "before", "after"])
    .orderBy("position")
    .execute();

async function halfIn(personId: string): Promise<TestBrowser> {
  const browser = newBrowser(site);
  await browser.post("/sign-in/password", { email: `${personId}@example.org`, password });
  await browser.get("/sign-in/second-factor");
  return browser;
}

/** The codes on the page that shows them once. */
const shownCodes = (body: string) =>
  [...body.matchAll(/<li class="acc-code">([\w-]+)<\/li>/g)].map((each) => each[1] ?? "");

async function enrol(browser: TestBrowser): Promise<{ key: string; codes: string[]; body: string }> {
  await browser.get("/account/authenticator");
  expect((await browser.post("/account/authenticator", {})).to).toBe("/account/authenticator/new");
  const page = await browser.get("/account/authenticator/new");
  const key = /id="key">([A-Z2-7 ]+)</.exec(page.body)?.[1]?.replaceAll(" ", "") ?? "";
  const wrong = await browser.post("/account/authenticator/new", { code: "000000" });
  expect([wrong.status, wrong.body.includes("The code is incorrect")]).toEqual([422, true]);
  const done = await browser.post("/account/authenticator/new", { code: codeOf(key) });
  expect(done.status).toBe(200);
  return { key, codes: shownCodes(done.body), body: page.body };
}

test("setting up: password, app, ten codes shown once; then signed in; then again with password and code", async () => {
  const browser = newBrowser(site);
  await seat(site, browser, "new", "enrolling");
  await browser.get("/account/password");
  expect((await browser.post("/account/password", { password })).to).toBe("/account/authenticator");
  const { key, codes, body } = await enrol(browser);
  expect(key).toMatch(/^[A-Z2-7]{32}$/);
  expect(body).toMatch(/<svg class="acc-qr" role="img"[^>]*><rect[^>]*\/><path fill="#000000" d="M/);
  expect(body).not.toMatch(/style=|otpauth:/);
  expect(codes).toHaveLength(10);
  expect(new Set(codes).size).toBe(10);
  expect((await browser.post("/account/authenticator/finish", {})).to).toBe("/board");
  expect((await browser.get("/account/authenticator")).body).toContain("You have 10 recovery codes left");
  await query("update access.authenticator set last_step = 0 where person_id = 'new'");
  const again = await halfIn("new");
  expect((await again.post("/sign-in/second-factor", { code: codeOf(key) })).to).toBe("/board");
  const done = (await acts()).filter((act) => act.person_id === "new");
  expect(done.map((act) => [act.action, act.before, act.after])).toEqual([
    ["set-password", { password: "none" }, { password: "set", sessionsEnded: 0 }],
    ["confirm-authenticator", { authenticator: false }, { authenticator: true, recoveryCodes: 10 }],
  ]);
  expect((await mails()).map(({ subject }) => subject)).toEqual([
    "Meridian Awarding Organisation: the password for your account was set",
    "Meridian Awarding Organisation: an authenticator app was added to your account",
  ]);
  expect((await verifyChains(site.app.database.as.worker)).every(({ brokenAt }) => brokenAt === null)).toBe(true);
});

test("an app that was not confirmed counts for nothing, and its set-up ends after an hour", async () => {
  const browser = newBrowser(site);
  await seat(site, browser, "ann", "full");
  await browser.get("/account/authenticator");
  await browser.post("/account/authenticator", {});
  await browser.get("/account/authenticator/new");
  expect((await (await halfIn("ann")).post("/sign-in/second-factor", { code: codeOf(secret) })).status).toBe(303);
  await query("update access.new_authenticator set made_at = now() - interval '61 minutes'");
  expect((await browser.get("/account/authenticator/new")).to).toBe("/account/authenticator");
  expect((await browser.post("/account/authenticator/new", { code: "123456" })).to).toBe("/account/authenticator");
});

test("a code works once: not again in another sign-in, nor at the same moment", async () => {
  const code = codeOf(secret);
  const [one, other, third] = [await halfIn("ann"), await halfIn("ann"), await halfIn("ann")];
  expect((await one.post("/sign-in/second-factor", { code })).status).toBe(303);
  const again = await other.post("/sign-in/second-factor", { code });
  expect([again.status, again.body.includes("This code has already been used")]).toEqual([422, true]);
  expect((await third.post("/sign-in/second-factor", { code: codeOf(secret, 1) })).status).toBe(303);
});

test("two who send one code at the same moment: the second waits for the first, and is refused", async () => {
  const [one, other] = [await halfIn("ann"), await halfIn("ann")];
  const code = codeOf(secret);
  const client = await site.app.database.pools.access.connect();
  await client.query("begin");
  await client.query("select 1 from access.authenticator where person_id = 'ann' for update");
  const answers = [one, other].map((each) => each.post("/sign-in/second-factor", { code }));
  for (let waiting = 0; waiting < 2;) {
    const found = await sql<{ waiting: number }>`
      select count(distinct l.pid)::integer as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where not l.granted and a.datname = current_database()`.execute(site.app.database.as.owner);
    waiting = found.rows[0]?.waiting ?? 0;
  }
  await client.query("commit");
  client.release();
  expect((await Promise.all(answers)).map(({ status }) => status).sort()).toEqual([303, 422]);
});

test("another person's code, and another person's recovery code, are refused", async () => {
  const [bea] = await query("select secret from access.authenticator where person_id = 'bea'");
  expect(bea).toBeDefined();
  const browser = await halfIn("bea");
  expect((await browser.post("/sign-in/second-factor", { code: codeOf(secret) })).status).toBe(422);
  const ann = newBrowser(site);
  await seat(site, ann, "ann", "full");
  await ann.get("/account/recovery-codes");
  const [first = ""] = shownCodes((await ann.post("/account/recovery-codes", {})).body);
  expect(first).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  expect((await browser.post("/sign-in/second-factor", { code: first })).status).toBe(422);
  expect((await (await halfIn("ann")).post("/sign-in/second-factor", { code: first })).status).toBe(303);
});

test("a sealed secret that is moved to another person cannot be opened", async () => {
  const [{ secret: kept } = {}] = await query("select secret from access.authenticator where person_id = 'bea'");
  await query(
    "update access.authenticator set secret = " +
      "(select secret from access.authenticator where person_id = 'ann') where person_id = 'bea'",
  );
  const faults: string[] = [];
  const there = await testSiteLike(faults);
  const browser = await halfIn("bea");
  expect((await browser.post("/sign-in/second-factor", { code: codeOf(secret) })).status).toBe(500);
  there();
  const { access } = site.app.database.pools;
  await access.query("update access.authenticator set secret = $1 where person_id = 'bea'", [kept]);
});

/** Keeps the expected fault out of the test's own output. */
async function testSiteLike(faults: string[]): Promise<() => void> {
  const { error } = console;
  console.error = (line: string) => void faults.push(line);
  return () => {
    expect(faults.join()).not.toContain(secret);
    console.error = error;
  };
}

test("a recovery code works once, however it is typed, is audited, and its person is told", async () => {
  const browser = newBrowser(site);
  await seat(site, browser, "ann", "full");
  await browser.get("/account/recovery-codes");
  const [first = "", second = ""] = shownCodes((await browser.post("/account/recovery-codes", {})).body);
  const typed = ` ${first.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
  expect((await (await halfIn("ann")).post("/sign-in/second-factor", { code: typed })).status).toBe(303);
  expect((await (await halfIn("ann")).post("/sign-in/second-factor", { code: first })).status).toBe(422);
  const together = await Promise.all(
    (await Promise.all([1, 2, 3].map(() => halfIn("ann")))).map((each) =>
      each.post("/sign-in/second-factor", { code: second }),
    ),
  );
  expect(together.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
  const used = (await acts()).filter(({ action }) => action === "use-recovery-code");
  expect(used.slice(-2).map(({ after }) => after)).toEqual([{ recoveryCodes: 9 }, { recoveryCodes: 8 }]);
  expect((await mails()).at(-1)?.subject).toContain(
    "a recovery code was used to sign in to your account. You have 8 left",
  );
  await query("update access.authenticator set last_step = 0");
  expect((await browser.get("/account/recovery-codes")).body).toContain("You have 8 of 10 left");
});

test("after five wrong codes the half session ends, its person is told, and it cannot be used further", async () => {
  const browser = await halfIn("ann");
  for (const at of [1, 2, 3, 4]) {
    expect([at, (await browser.post("/sign-in/second-factor", { code: "000000" })).status]).toEqual([at, 422]);
  }
  const last = await browser.post("/sign-in/second-factor", { code: "000000" });
  expect([last.status, last.body.includes("You entered 5 incorrect codes")]).toEqual([422, true]);
  expect((await browser.post("/sign-in/second-factor", { code: codeOf(secret) })).to).toMatch(/^\/sign-in(\?|$)/);
  expect((await mails()).at(-1)).toMatchObject({
    recipient: "ann@example.org",
    subject: "Meridian Awarding Organisation: someone has tried to sign in with your password",
  });
});

test("of ten codes at the same moment in one half session, five are looked at, in a known browser too", async () => {
  const browser = await halfIn("ann");
  expect((await browser.post("/sign-in/second-factor", { code: codeOf(secret) })).status).toBe(303);
  browser.cookies.delete("accolade_session");
  await browser.post("/sign-in/password", { email: "ann@example.org", password });
  await browser.get("/sign-in/second-factor");
  const wrong = async () =>
    (await query("select 1 from access.sign_in_event where kind = 'second-factor-failed'")).length;
  const before = await wrong();
  await Promise.all(Array.from({ length: 10 }, () => browser.post("/sign-in/second-factor", { code: "000000" })));
  expect((await wrong()) - before).toBe(5);
});

test("somebody who knows the password and starts again is slowed all the same", async () => {
  const statuses: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const browser = newBrowser(site, `203.0.113.${round}`);
    await browser.post("/sign-in/password", { email: "ann@example.org", password });
    await browser.get("/sign-in/second-factor");
    for (let at = 0; at < 4; at += 1) {
      statuses.push((await browser.post("/sign-in/second-factor", { code: "000000" })).status);
    }
  }
  expect(statuses.filter((status) => status === 422)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(7);
});

test("removing the only second factor is refused; beside a passkey it goes, and others are signed out", async () => {
  const [browser, other] = [newBrowser(site), newBrowser(site)];
  await seat(site, browser, "bea", "full");
  await seat(site, other, "bea", "full");
  await browser.get("/account/authenticator/remove");
  const refused = await browser.post("/account/authenticator/remove", {});
  expect([refused.status, refused.body.includes("You could not sign in without the authenticator app")]).toEqual([
    422,
    true,
  ]);
  await query(
    "insert into access.passkey (credential_id, passkey_id, person_id, public_key, counter, transports, " +
      "name, backed_up) values ('x', gen_random_uuid(), 'bea', '\\x00', 0, '{}', 'Laptop', false)",
  );
  expect((await browser.post("/account/authenticator/remove", {})).to).toBe("/account/authenticator?done=removed");
  expect(await query("select 1 from access.authenticator where person_id = 'bea'")).toEqual([]);
  expect((await other.get("/account/authenticator")).to).toMatch(/^\/sign-in/);
  expect((await acts()).at(-1)).toMatchObject({
    action: "remove-authenticator",
    person_id: "bea",
    after: { authenticator: false },
  });
});

test("adding, replacing, removing and new codes ask the person to confirm it is them", async () => {
  const browser = newBrowser(site);
  await seat(site, browser, "ann", "full");
  await browser.get("/account/authenticator");
  await query("update access.session set proved_at = now() - interval '16 minutes' where person_id = 'ann'");
  for (const path of [
    "/account/authenticator",
    "/account/authenticator/new",
    "/account/authenticator/remove",
    "/account/recovery-codes",
    "/account/password",
  ]) {
    const { to } = await browser.post(path, {});
    expect([path, to]).toEqual([path, expect.stringMatching(/^\/confirm-identity\?next=/)]);
  }
  for (const path of ["/account/authenticator/new", "/account/authenticator/remove", "/account/password"]) {
    expect([path, (await browser.get(path)).to]).toEqual([path, `/confirm-identity?next=${encodeURIComponent(path)}`]);
  }
});

test("a code confirms that somebody who is signed in is there; tries are counted, apart from signing in", async () => {
  expect(await checkCode(site.app, "ann", codeOf(secret))).toMatchObject({ ok: true, value: "authenticator" });
  for (const at of [1, 2, 3, 4, 5]) {
    expect([at, await checkCode(site.app, "ann", "000000")]).toMatchObject([at, { ok: false }]);
  }
  const waits = await checkCode(site.app, "ann", codeOf(secret, 1));
  expect(waits.ok ? [] : waits.refusals.map((each) => each.code)).toEqual(["too-many-tries"]);
  await query("update access.authenticator set last_step = 0");
  expect((await (await halfIn("ann")).post("/sign-in/second-factor", { code: codeOf(secret) })).status).toBe(303);
});

test("recovery codes are of 60 bits and read as they are typed", () => {
  const codes = Array.from({ length: 200 }, newRecoveryCodes).flat();
  expect(new Set(codes).size).toBe(2000);
  for (const code of codes) expect(readRecoveryCode(code)).toBe(code.replaceAll("-", ""));
  for (const typed of ["", "123456", "7K2M-Q0VX-9D4", "7K2M-Q0VX-9D4TT", "7K2M-Q0VX-9D4U", "7K2M-Q0VX-9D4é"]) {
    expect(readRecoveryCode(typed)).toBeUndefined();
  }
});
