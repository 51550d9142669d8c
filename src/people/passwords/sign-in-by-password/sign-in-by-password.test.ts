import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { json, type Route } from "#platform/web";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { addPerson } from "../../people.ts";
import { ownAccessRoutes } from "../../own-routes.ts";
import { hashPassword, readHash } from "../argon2.ts";
import { codeOf, giveFactors, newBrowser, seat, type TestBrowser } from "../fixture.ts";
import { type HashingQueue, newHashingQueue, useHashingQueue } from "../hashing-queue.ts";

const secretPage: Route = {
  name: "secret",
  face: "page",
  method: "GET",
  path: "/secret",
  permission: "signed-in",
  scope: "person",
  summary: "Something to see",
  handle: async ({ session }) => json({ name: session?.personName, as: session?.method }),
};
const password = "kelp orbit 9 lanterns";
const people = [
  { personId: "ann", name: "Ann Officer", side: "centre", role: "exams-officer", centreId: "99999", subjects: [] },
  { personId: "bea", name: "Bea Board", side: "board", role: "entries", centreId: null, subjects: [] },
  { personId: "cat", name: "Cat Candidate", side: "candidate", role: "candidate", centreId: "99999", subjects: [] },
  { personId: "dan", name: "Dan Passkey", side: "board", role: "entries", centreId: null, subjects: [] },
  { personId: "eve", name: "Eve Suspended", side: "board", role: "entries", centreId: null, subjects: [] },
] as const;

let site: TestSite;
let hashes = 0;
const secrets = new Map<string, string>();
beforeAll(async () => {
  site = await testSite([...ownAccessRoutes, secretPage]);
  for (const person of people) {
    await addPerson(site.app, {
      ...person,
      email: `${person.personId}@example.org`,
      candidateId: person.personId === "cat" ? 7 : null,
    });
  }
  for (const id of ["ann", "bea", "eve"]) secrets.set(id, await giveFactors(site, id, password));
  await giveFactors(site, "cat", password, false);
  await site.app.database.pools.access.query("update access.person set state = 'suspended' where person_id = 'eve'");
});
afterAll(() => site.close());

beforeEach(async () => {
  await site.app.database.pools.access.query("delete from access.failed_attempt");
  await site.app.database.pools.access.query("update access.authenticator set last_step = 0");
  useHashingQueue(site.app, countingLine());
});

/** The line as it is, counting what is hashed. */
function countingLine(): HashingQueue {
  const line = newHashingQueue();
  hashes = 0;
  return {
    ...line,
    enter: () => {
      const place = line.enter();
      if (!place.entered) return place;
      return {
        ...place,
        turn: (work) =>
          place.turn(() => {
            hashes += 1;
            return work();
          }),
      };
    },
  };
}

const signIn = (browser: TestBrowser, email: string, typed = password, next = "") =>
  browser.post("/sign-in/password", { email, password: typed, next });
const code = (id: string) => codeOf(secrets.get(id) ?? "");
const loggedKinds = async () =>
  (
    await site.app.database.pools.access.query<{ kind: string; person_id: string | null }>(
      "select kind, person_id from access.sign_in_event order by at, event_id",
    )
  ).rows;

test("a password and a code sign in; the session and its token are new at each step", async () => {
  const browser = newBrowser(site);
  const half = await signIn(browser, " Ann@Example.org ", password, "/secret?x=1");
  expect([half.status, half.to]).toEqual([303, "/sign-in/second-factor?next=%2Fsecret%3Fx%3D1"]);
  const halfToken = browser.cookies.get("accolade_session");
  const page = await browser.get(half.to);
  expect(page.body).toContain("Enter a code from your authenticator app");
  const full = await browser.post("/sign-in/second-factor", { code: code("ann"), next: "/secret?x=1" });
  expect([full.status, full.to]).toEqual([303, "/secret?x=1"]);
  expect(browser.cookies.get("accolade_session")).not.toBe(halfToken);
  expect(JSON.parse((await browser.get("/secret")).body)).toEqual({ name: "Ann Officer", as: "password" });
  const before = newBrowser(site);
  before.cookies.set("accolade_session", halfToken ?? "");
  expect((await before.get("/secret")).to).toBe("/sign-in?next=%2Fsecret");
  expect((await loggedKinds()).at(-1)).toEqual({ kind: "signed-in", person_id: "ann" });
});

test("a password does not grow old: one of ten years ago signs in, and no other is asked for", async () => {
  const aged = await site.app.database.pools.access.query(
    "update access.password set changed_at = now() - interval '10 years' where person_id = 'ann'",
  );
  expect(aged.rowCount).toBe(1);
  const browser = newBrowser(site);
  await browser.get((await signIn(browser, "ann@example.org", password, "/secret")).to);
  expect((await browser.post("/sign-in/second-factor", { code: code("ann"), next: "/secret" })).to).toBe("/secret");
});

test("half signed in gives access only to the page for the code", async () => {
  const browser = newBrowser(site);
  await signIn(browser, "ann@example.org");
  const pages = ownAccessRoutes.filter(
    (route) =>
      route.method === "GET" &&
      route.permission !== "public" &&
      !route.path.includes(":") &&
      route.permission !== "half",
  );
  expect(pages.length).toBeGreaterThan(8);
  for (const { path } of [...pages, secretPage]) {
    const answer = await browser.get(path);
    expect([path, answer.status, answer.to]).toEqual([path, 303, "/sign-in/second-factor"]);
  }
  for (const path of ["/account/password", "/account/authenticator", "/account/authenticator/new"]) {
    const answer = await browser.post(path, { password: "another good 1 here", code: code("ann") });
    expect([path, answer.status, answer.to]).toEqual([path, 303, "/sign-in/second-factor"]);
  }
});

test("wrong, unknown, suspended, without a password, too long: one answer, one hash and the same questions", async () => {
  const cases = [
    ["ann@example.org", "wrong password 1"],
    ["nobody@example.org", password],
    ["eve@example.org", password],
    ["dan@example.org", password],
    ["ann@example.org", "x".repeat(50_000)],
    ["not an address", password],
  ] as const;
  const answers: string[] = [];
  for (const [email, typed] of cases) {
    hashes = 0;
    const answer = await signIn(newBrowser(site), email, typed);
    const body = answer.body.replaceAll(email, "EMAIL");
    answers.push(JSON.stringify([answer.status, answer.to, answer.retryAfter, body]));
    expect([email, hashes]).toEqual([email, 1]);
  }
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain("The email address or the password is incorrect");
  expect(answers[0]).not.toContain(password);
});

test("an address or password that is missing is asked for, and nothing is hashed", async () => {
  const answer = await newBrowser(site).post("/sign-in/password", { email: " ", password: "" });
  expect([answer.status, hashes]).toEqual([422, 0]);
  expect(answer.body).toContain("Enter your email address, for example name@school.sch.uk");
  expect(answer.body).toContain("Enter a password");
});

test("a candidate signs in by password alone; with a role at a centre as well they do not", async () => {
  const browser = newBrowser(site);
  const answer = await signIn(browser, "cat@example.org");
  expect([answer.status, answer.to]).toEqual([303, "/candidate/results"]);
  expect((await browser.get("/secret")).status).toBe(200);
  await site.app.database.pools.access.query(
    "insert into access.role_holding (holding_id, person_id, role, side, centre_id, from_at, granted_by) " +
      "values (gen_random_uuid(), 'cat', 'teacher', 'centre', '99999', now() + interval '1 day', 'test')",
  );
  const refused = await signIn(newBrowser(site), "cat@example.org");
  expect([refused.status, refused.to]).toEqual([403, ""]);
  await site.app.database.pools.board.query(
    "update access.role_holding set ended_at = now(), ended_by = 'test' " +
      "where person_id = 'cat' and side = 'centre'",
  );
});

test("a password without a second factor gives no access, and no factor can be chosen", async () => {
  await site.app.database.pools.access.query("delete from access.authenticator where person_id = 'bea'");
  const browser = newBrowser(site);
  const answer = await signIn(browser, "bea@example.org");
  expect(answer.status).toBe(403);
  expect(answer.body).toContain("Ask the person who manages accounts");
  expect(browser.cookies.has("accolade_session")).toBe(false);
  const { rows } = await site.app.database.pools.access.query("select 1 from access.session where person_id = 'bea'");
  expect(rows).toEqual([]);
});

test("a hash that costs less than today's is replaced when its person signs in", async () => {
  const cheap = await hashPassword(password, { memoryKib: 8192, passes: 1, lanes: 1 });
  const { access } = site.app.database.pools;
  await access.query("update access.password set hash = $1 where person_id = 'ann'", [cheap]);
  await signIn(newBrowser(site), "ann@example.org", "wrong password 1");
  const kept = async () =>
    String((await access.query("select hash from access.password where person_id = 'ann'")).rows[0]?.hash);
  expect(await kept()).toBe(cheap);
  expect((await signIn(newBrowser(site), "ann@example.org")).to).toBe("/sign-in/second-factor");
  expect(readHash(await kept()).cost.memoryKib).toBeGreaterThanOrEqual(19_456);
  expect((await signIn(newBrowser(site), "ann@example.org")).to).toBe("/sign-in/second-factor");
});

test("when the line is full, people are told how many wait and when to come back; nothing is looked up", async () => {
  const line = newHashingQueue({ atOnce: 1, waitingMax: 2 });
  useHashingQueue(site.app, line);
  const places = [line.enter(), line.enter(), line.enter()];
  const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(newBrowser(site), "ann@example.org")));
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
  for (const { body, retryAfter } of answers) {
    expect(body).toMatch(/Many people are signing in and 3 are waiting\. You are not signed in\. Try again in \d+ sec/);
    expect(body).toContain("If you are already signed in, this does not affect you.");
    expect(Number(retryAfter)).toBeGreaterThan(4);
  }
  const tried = await site.app.database.pools.access.query("select 1 from access.failed_attempt");
  expect(tried.rows).toEqual([]);
  expect((await loggedKinds()).filter(({ kind }) => kind === "queue-full")).toHaveLength(1);
  const seen = newBrowser(site);
  await seat(site, seen, "ann", "full");
  expect((await seen.get("/secret")).status).toBe(200);
  for (const place of places) if (place.entered) place.leave();
  expect((await signIn(newBrowser(site), "ann@example.org")).to).toBe("/sign-in/second-factor");
});

test("forty people at once, all at one school, are all let in", async () => {
  const { access } = site.app.database.pools;
  await access.query(
    "insert into access.person (person_id, name, email, handle) " +
      "select 'crowd' || n, 'Crowd', 'crowd' || n || '@example.org', sha256(n::text::bytea) " +
      "from generate_series(1, 40) n",
  );
  await access.query(
    "insert into access.password (person_id, hash) select 'crowd' || n, w.hash " +
      "from generate_series(1, 40) n, access.password w where w.person_id = 'cat'",
  );
  await access.query(
    "insert into access.role_holding (holding_id, person_id, role, side, centre_id, candidate_id, " +
      "granted_by) select gen_random_uuid(), 'crowd' || n, 'candidate', 'candidate', '99999', n, 'test' " +
      "from generate_series(1, 40) n",
  );
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_each, at) => signIn(newBrowser(site), `crowd${at + 1}@example.org`)),
  );
  expect(new Set(answers.map(({ status, to }) => `${status} ${to}`))).toEqual(new Set(["303 /candidate/results"]));
  expect(hashes).toBe(40);
});

test("after five wrong tries strangers wait, wherever they are; a browser that was here before does not", async () => {
  const own = newBrowser(site);
  await signIn(own, "ann@example.org");
  await own.get("/sign-in/second-factor");
  await own.post("/sign-in/second-factor", { code: code("ann") });
  expect(own.cookies.get("accolade_device")).toMatch(/^[\w-]{43}$/);
  for (const at of [1, 2, 3, 4, 5]) {
    const wrong = await signIn(newBrowser(site, `203.0.113.${at}`), "ann@example.org", "a wrong password");
    expect(wrong.status).toBe(422);
  }
  hashes = 0;
  const stranger = await signIn(newBrowser(site, "203.0.113.99"), "ann@example.org");
  expect([stranger.status, hashes]).toEqual([429, 0]);
  expect(Number(stranger.retryAfter)).toBeGreaterThan(25);
  expect(stranger.body).toMatch(/Wait \d+ seconds and try again\. You can use a passkey or single sign-on now\./);
  const unknown = newBrowser(site, "203.0.113.98");
  for (const at of [1, 2, 3, 4, 5]) {
    expect([at, (await signIn(unknown, "nobody2@example.org")).status]).toEqual([at, 422]);
  }
  expect((await signIn(unknown, "nobody2@example.org")).status).toBe(429);
  own.cookies.delete("accolade_session");
  expect((await signIn(own, "ann@example.org", "mistyped it all")).status).toBe(422);
  expect((await signIn(own, "ann@example.org")).to).toBe("/sign-in/second-factor");
  const thief = newBrowser(site, "203.0.113.97");
  thief.cookies.set("accolade_device", "A".repeat(43));
  expect((await signIn(thief, "ann@example.org")).status).toBe(429);
  await site.app.database.pools.access.query("update access.failed_attempt set at = at - interval '31 seconds'");
  expect((await signIn(newBrowser(site, "203.0.113.99"), "ann@example.org")).to).toBe("/sign-in/second-factor");
});

test("a browser that is known for one person is a stranger to another", async () => {
  const insider = newBrowser(site);
  expect((await signIn(insider, "cat@example.org")).status).toBe(303);
  insider.cookies.delete("accolade_session");
  for (const at of [1, 2, 3, 4, 5]) {
    expect([at, (await signIn(insider, "ann@example.org", "a wrong password")).status]).toEqual([at, 422]);
  }
  expect((await signIn(insider, "ann@example.org", "a wrong password")).status).toBe(429);
  expect((await signIn(insider, "cat@example.org")).status).toBe(303);
});

test("a hundred tries at the same moment count as a hundred", async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_each, at) =>
      signIn(newBrowser(site, `203.0.113.${at}`), "ann@example.org", "a wrong password"),
    ),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(422), count(429)]).toEqual([5, 95]);
});

test("one network that tries many accounts is slowed after a hundred failures; another network is not", async () => {
  await site.app.database.pools.access.query("delete from access.failed_attempt");
  const from = newBrowser(site, "203.0.113.200");
  await signIn(from, "first@example.org");
  await site.app.database.pools.access.query(
    "insert into access.failed_attempt (attempt_id, key, at) select gen_random_uuid(), f.key, now() from " +
      "(select key, row_number() over (order by attempt_id desc) as place from access.failed_attempt) f, " +
      "generate_series(1, 99) where f.place = 1",
  );
  expect((await signIn(from, "second@example.org")).status).toBe(429);
  expect((await signIn(newBrowser(site, "203.0.113.201"), "ann@example.org")).to).toBe("/sign-in/second-factor");
});

test("where a sign-in leads next is always on this site", async () => {
  const browser = newBrowser(site);
  await signIn(browser, "ann@example.org", password, "//evil.example/x");
  await browser.get("/sign-in/second-factor");
  const done = await browser.post("/sign-in/second-factor", { code: code("ann"), next: "//evil.example/x" });
  expect(done.to).toBe("/");
});
