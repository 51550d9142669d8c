import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { codeOf, giveFactors, newBrowser, seat, type TestBrowser } from "../fixture.ts";
import { addPerson } from "../../people.ts";
import { ownAccessRoutes } from "../../own-routes.ts";

const [before, after] = ["kelp orbit 9 lanterns", "walnut ferry 31 gravel"];
let site: TestSite;
const logged: string[] = [];
const secrets = new Map<string, string>();
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
  for (const personId of ["ann", "bea", "link"]) {
    await addPerson(site.app, {
      personId,
      name: "Ann Oyelaran",
      side: "centre",
      role: "exams-officer",
      centreId: "99999",
      email: `${personId}@example.org`,
    });
    secrets.set(personId, await giveFactors(site, personId, before));
  }
  await addPerson(site.app, {
    personId: "cat",
    name: "Cat Candidate",
    side: "candidate",
    role: "candidate",
    centreId: "99999",
    candidateId: 7,
    email: "cat@example.org",
  });
});
afterAll(() => site.close());
beforeEach(() => site.app.database.pools.access.query("delete from access.failed_attempt"));

async function seated(personId: string): Promise<TestBrowser> {
  const browser = newBrowser(site);
  await seat(site, browser, personId, "full");
  await browser.get("/account/password");
  return browser;
}
const kept = async (personId: string) =>
  String(
    (await site.app.database.pools.access.query("select hash from access.password where person_id = $1", [personId]))
      .rows[0]?.hash,
  );

test("a change needs the current password; then other sessions end, and this one goes on", async () => {
  const [browser, other] = [await seated("ann"), await seated("ann")];
  const wrong = await browser.post("/account/password", { current: "not this one 1", password: after });
  expect([wrong.status, wrong.body.includes("The current password is incorrect")]).toEqual([422, true]);
  expect((await browser.post("/account/password", { password: after })).status).toBe(422);
  const done = await browser.post("/account/password", { current: before, password: after });
  expect(done.to).toBe("/account/password?done=changed");
  expect((await browser.get(done.to)).body).toContain("Your password was changed. You are signed out everywhere else.");
  expect((await other.get("/account/password")).to).toMatch(/^\/sign-in/);
  const sign = (password: string) => newBrowser(site).post("/sign-in/password", { email: "ann@example.org", password });
  expect([(await sign(before)).status, (await sign(after)).status]).toEqual([422, 303]);
});

test.each([
  ["eleven char", "Use at least 12"],
  ["passwordpassword", "mostly common words"],
  ["oyelaran2026", "mostly your name"],
  ["x1y2z3".repeat(30), "Use 128 or fewer"],
  ["", "Use at least 12"],
])("%j is refused in words, and nothing changes", async (password, words) => {
  const [browser, hash] = [await seated("bea"), await kept("bea")];
  const answer = await browser.post("/account/password", { current: before, password });
  expect([answer.status, answer.body.includes(words)]).toEqual([422, true]);
  expect(await kept("bea")).toBe(hash);
});

test("a password of 128 characters of any script is taken whole", async () => {
  const browser = await seated("bea");
  const password = "ключ 鍵 🗝️ مفتاح ".repeat(12).slice(0, 100) + "walnut ferry 31 gravel";
  const answer = await browser.post("/account/password", { current: before, password });
  expect(answer.to).toBe("/account/password?done=changed");
  const signed = await newBrowser(site).post("/sign-in/password", { email: "bea@example.org", password });
  expect(signed.to).toBe("/sign-in/second-factor");
});

test("guessing the current password is slowed", async () => {
  const browser = await seated("ann");
  const statuses: number[] = [];
  for (let at = 0; at < 6; at += 1) {
    statuses.push((await browser.post("/account/password", { current: "a guess", password: before })).status);
  }
  expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
});

test("two changes at the same moment: one is kept, the other is told", async () => {
  const browser = await seated("link");
  const answers = await Promise.all(
    ["cobalt heron 77 tundra", "pewter quince 12 delta"].map((password) =>
      browser.post("/account/password", { current: before, password }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(answers.find(({ status }) => status === 422)?.body).toContain("has just been changed in another window");
});

test("an operator's link sets a new password without the old one, and asks for a new app", async () => {
  const browser = newBrowser(site);
  await seat(site, browser, "link", "enrolling");
  expect((await browser.get("/account/password")).body).not.toContain('name="current"');
  expect((await browser.post("/account/password", { password: after })).to).toBe("/account/authenticator");
  expect((await browser.get("/account/authenticator")).body).toContain("Set up an authenticator app");
  expect((await browser.post("/account/authenticator/finish", {})).to).toBe("/account/set-up");
});

test("a candidate is set up with a password alone", async () => {
  const browser = newBrowser(site);
  await seat(site, browser, "cat", "enrolling");
  await browser.get("/account/password");
  expect((await browser.post("/account/password", { password: after })).to).toBe("/candidate/results");
});

test("nothing typed or made is kept or logged as it is: no table has a password, secret, code or token", async () => {
  const { error } = console;
  console.error = (line: string) => void logged.push(line);
  const canaries = ["zanzibar kettle 8 lichen", before, after];
  const browser = await seated("ann");
  const changed = await browser.post("/account/password", { current: after, password: canaries[0] ?? "" });
  expect(changed.status).toBe(303);
  await browser.get("/account/authenticator");
  await browser.post("/account/authenticator", {});
  const key =
    /id="key">([A-Z2-7 ]+)</.exec((await browser.get("/account/authenticator/new")).body)?.[1]?.replaceAll(" ", "") ??
    "";
  const code = codeOf(key);
  const page = await browser.post("/account/authenticator/new", { code });
  const codes = [...page.body.matchAll(/<li class="acc-code">([\w-]+)<\/li>/g)].map((each) => each[1] ?? "");
  expect(codes).toHaveLength(10);
  const other = newBrowser(site);
  await other.post("/sign-in/password", { email: "ann@example.org", password: canaries[0] ?? "" });
  await other.get("/sign-in/second-factor");
  const wrongCode = "918273";
  await other.post("/sign-in/second-factor", { code: wrongCode });
  expect((await other.post("/sign-in/second-factor", { code: codes[0] ?? "" })).to).toBe("/centre");
  await newBrowser(site).post("/sign-in/password", { email: "ann@example.org", password: "typed the wrong 1 today" });
  canaries.push(
    key,
    wrongCode,
    "typed the wrong 1 today",
    ...codes,
    ...codes.map((each) => each.replaceAll("-", "")),
    browser.cookies.get("accolade_session") ?? "",
    other.cookies.get("accolade_session") ?? "",
    other.cookies.get("accolade_device") ?? "",
  );
  expect(canaries.every((each) => each.length >= 6)).toBe(true);
  const found = await everythingKept();
  for (const sign of ["ann@example.org", "confirm-authenticator", "second-factor-failed", "$argon2id$", "Dear Ann"]) {
    expect(found).toContain(sign);
  }
  for (const hash of [await kept("ann"), await kept("bea")]) expect(found.split(hash)).toHaveLength(2);
  console.error = error;
  for (const canary of canaries) expect([canary, `${found}${logged.join()}`.includes(canary)]).toEqual([canary, false]);
});

/** The text of every row of every table that signing in, the log or the post could write; times and hashes aside. */
async function everythingKept(): Promise<string> {
  const { pools } = site.app.database;
  const texts: string[] = [];
  for (const reader of ["access", "worker"] as const) {
    const tables = await pools[reader].query<{ name: string }>(`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('access', 'audit', 'platform') and table_type = 'BASE TABLE'
        and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')`);
    expect(tables.rows.length).toBeGreaterThan(2);
    for (const { name } of tables.rows) {
      const rows = await pools[reader].query<{ text: string }>(`select t::text as text from ${name} t`);
      texts.push(...rows.rows.map(({ text }) => text));
    }
  }
  const hexed = texts.flatMap((text) =>
    [...text.matchAll(/\\x([0-9a-f]{6,})/g)].map((each) => Buffer.from(each[1] ?? "", "hex").toString("latin1")),
  );
  const plain = texts.map((text) => text.replaceAll(/\\x[0-9a-f]+/g, "").replaceAll(/\d\d:\d\d:\d\d\.\d+/g, ""));
  return [...plain, ...hexed].join("\n");
}
