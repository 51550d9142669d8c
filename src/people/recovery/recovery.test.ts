import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { codeOf, giveFactors, newBrowser, seat } from "../passwords/fixture.ts";
import { addPerson } from "../people.ts";
import { ownAccessRoutes } from "../own-routes.ts";
import { deleteOldAttempts } from "../throttle/delete-old-attempts.ts";
import { answerResetRequests } from "./answer-reset-requests.ts";

const [before, after] = ["kelp orbit 9 lanterns", "walnut ferry 31 gravel"];
let site: TestSite;
let secret: string;
beforeAll(async () => {
  site = await testSite(ownAccessRoutes);
  for (const personId of ["ann", "pat", "zed"]) {
    await addPerson(site.app, {
      personId,
      name: `Person ${personId}`,
      side: "centre",
      role: "exams-officer",
      centreId: "99999",
      email: `${personId}@example.org`,
    });
  }
  secret = await giveFactors(site, "ann", before);
  await giveFactors(site, "zed", before);
  await site.app.database.pools.access.query("update access.person set state = 'closed' where person_id = 'zed'");
});
afterAll(() => site.close());
beforeEach(async () => {
  for (const table of ["failed_attempt", "password_reset", "password_reset_request"]) {
    await site.app.database.pools.access.query(`delete from access.${table}`);
  }
  await site.app.database.pools.access.query("update access.authenticator set last_step = 0");
  await site.app.database.pools.worker.query("delete from platform.mail").catch(() => undefined);
});

const mails = async () =>
  site.app.database.as.worker
    .selectFrom("platform.mail")
    .select(["recipient", "subject", "body"])
    .orderBy("mail_id")
    .execute();
const ask = (email: string, network?: string) => newBrowser(site, network).post("/sign-in/forgotten", { email });

/** The path of the link in the last message. */
async function linkFor(email: string): Promise<string> {
  await ask(email);
  await answerResetRequests(site.app);
  const body = (await mails()).at(-1)?.body ?? "";
  return /http:\/\/localhost(\/sign-in\/forgotten\/[\w-]{43})\n/.exec(body)?.[1] ?? "none";
}

test("the answer is the same for every address, and nothing is looked up while somebody waits for it", async () => {
  const sent = (await mails()).length;
  const answers = [];
  const names = ["ann@example.org", "nobody@example.org", "zed@example.org", "pat@example.org", " ANN@EXAMPLE.ORG "];
  for (const email of names) {
    const { status, to, body } = await ask(email);
    answers.push(JSON.stringify({ status, to, body }));
  }
  expect(new Set(answers)).toEqual(new Set(['{"status":303,"to":"/sign-in/forgotten?sent=yes","body":""}']));
  expect((await newBrowser(site).get("/sign-in/forgotten?sent=yes")).body).toContain(
    "If there is an account with that address",
  );
  expect(await mails()).toHaveLength(sent);
  expect(await answerResetRequests(site.app)).toBe(5);
  const now = (await mails()).slice(sent);
  const told = now.map(({ recipient }) => recipient).sort();
  expect(told).toEqual(["ann@example.org", "ann@example.org", "pat@example.org"]);
  expect(now.find(({ recipient }) => recipient === "pat@example.org")?.body).not.toContain("/sign-in/forgotten/");
  expect(await answerResetRequests(site.app)).toBe(0);
});

test("the link sets a password and nothing else: every session ends, and the code is still owed", async () => {
  const elsewhere = newBrowser(site);
  await seat(site, elsewhere, "ann", "full");
  const link = await linkFor("ann@example.org");
  const browser = newBrowser(site);
  expect((await browser.get(link)).body).toContain("Choose a new password");
  const weak = await browser.post(link, { password: "Password12345" });
  expect([weak.status, weak.body.includes("mostly common words")]).toEqual([422, true]);
  const done = await browser.post(link, { password: after });
  expect([done.status, done.to]).toEqual([303, "/sign-in/password-changed"]);
  expect((await browser.get(done.to)).body).toContain("Your new password is set");
  expect([...browser.cookies.keys()]).toEqual(["accolade_device"]);
  expect((await elsewhere.get("/account")).to).toMatch(/^\/sign-in/);
  expect((await browser.get("/account")).to).toMatch(/^\/sign-in/);
  const old = await browser.post("/sign-in/password", { email: "ann@example.org", password: before });
  expect(old.status).toBe(422);
  const half = await browser.post("/sign-in/password", { email: "ann@example.org", password: after });
  expect(half.to).toBe("/sign-in/second-factor");
  expect((await browser.get("/account")).to).toBe("/sign-in/second-factor");
  await browser.get("/sign-in/second-factor");
  expect((await browser.post("/sign-in/second-factor", { code: codeOf(secret) })).to).toBe("/centre");
  expect((await mails()).at(-1)?.subject).toContain(
    "the password for your account was reset with a link from an email",
  );
  const act = await site.app.database.as.worker
    .selectFrom("audit.act")
    .select(["action", "person_id", "centre_id", "after"])
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  expect(act).toEqual({
    action: "reset-password",
    person_id: "ann",
    centre_id: "99999",
    after: { password: "set", by: "link", sessionsEnded: 1 },
  });
});

test("a link works once, for half an hour, and only the newest use counts", async () => {
  const [first, second] = [await linkFor("ann@example.org"), await linkFor("ann@example.org")];
  const together = await Promise.all(
    [1, 2, 3].map((at) => newBrowser(site).post(first, { password: `${after} ${at}` })),
  );
  expect(together.map(({ status }) => status).sort()).toEqual([303, 410, 410]);
  expect((await newBrowser(site).post(second, { password: after })).status).toBe(410);
  const third = await linkFor("ann@example.org");
  await site.app.database.pools.access.query("update access.password_reset set expires_at = now()");
  const answers = [await newBrowser(site).get(third), await newBrowser(site).get(`${third.slice(0, -1)}_`)];
  expect(answers.map(({ status }) => status)).toEqual([410, 410]);
  expect(answers[0]?.body).toBe(answers[1]?.body);
});

test("a link lets in somebody whom an attacker's tries hold up", async () => {
  const link = await linkFor("ann@example.org");
  const browser = newBrowser(site);
  await browser.post(link, { password: after });
  for (const at of [1, 2, 3, 4, 5, 6]) {
    await newBrowser(site, `203.0.113.${at}`).post("/sign-in/password", {
      email: "ann@example.org",
      password: "guess",
    });
  }
  const stranger = await newBrowser(site).post("/sign-in/password", { email: "ann@example.org", password: after });
  expect(stranger.status).toBe(429);
  const own = await browser.post("/sign-in/password", { email: "ann@example.org", password: after });
  expect(own.to).toBe("/sign-in/second-factor");
});

test("one person is sent three links an hour at most, and one who asks without end waits", async () => {
  const sent = (await mails()).length;
  const statuses: number[] = [];
  for (let at = 0; at < 7; at += 1) statuses.push((await ask("ann@example.org")).status);
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429, 429]);
  await answerResetRequests(site.app);
  expect((await mails()).length - sent).toBe(3);
  const unknown: number[] = [];
  for (let at = 0; at < 7; at += 1) unknown.push((await ask("nobody@example.org")).status);
  expect(unknown).toEqual(statuses);
});

test("two workers answer a request once", async () => {
  const sent = (await mails()).length;
  await ask("ann@example.org");
  const answered = await Promise.all([answerResetRequests(site.app), answerResetRequests(site.app)]);
  expect([answered.reduce((one, other) => one + other), (await mails()).length - sent]).toEqual([1, 1]);
});

test.each(["", "nobody", "a@b@c", "a b@c", "@", "x@"])("%j is asked for again", async (email) => {
  expect((await ask(email)).status).toBe(422);
});

test("what no longer counts is deleted, once an hour; what counts stays", async () => {
  const { access } = site.app.database.pools;
  await access.query(
    "insert into access.failed_attempt (attempt_id, key, at) values " +
      "(gen_random_uuid(), 'a', now() - interval '25 hours'), (gen_random_uuid(), 'b', now() - interval '23 hours')",
  );
  await access.query(
    "insert into access.known_browser (person_id, device_hash, used_at) values " +
      "('pat', 'old', now() - interval '401 days'), ('pat', 'new', now() - interval '399 days')",
  );
  await deleteOldAttempts(site.app);
  const keys = await access.query<{ key: Buffer }>("select key from access.failed_attempt");
  expect(keys.rows.map(({ key }) => key.toString())).toEqual(["b"]);
  const browsers = await access.query<{ device_hash: Buffer }>(
    "select device_hash from access.known_browser where person_id = 'pat'",
  );
  expect(browsers.rows.map((row) => row.device_hash.toString())).toEqual(["new"]);
});
