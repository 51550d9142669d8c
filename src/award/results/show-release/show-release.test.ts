import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { releaseRoutes } from "./routes.ts";

let site: TestSite;
let officer: Visitor;
let viewer: Visitor;
let centre: Visitor;
const gce = { series: "6A26", family: "GCE", centresAt: "2126-08-12T00:01", candidatesAt: "2126-08-13T08:00" };

beforeAll(async () => {
  site = await testSite(releaseRoutes);
  await loadDemoCatalogue(site.app.database);
  await sql("insert into centres.centre (centre_id, name) values ('90001', 'Ash School')");
  await sql(
    "update catalogue.key_dates set at = replace(at, '2026-', '2126-'), at_instant = at_instant + interval '100 " +
      "years' where series = '6A26'",
  );
  officer = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "results" });
  viewer = await site.signIn({ personId: "b2", name: "Di", side: "board", role: "awarding" });
  centre = await site.signIn({ personId: "c1", name: "Ann", side: "centre", role: "exams-officer", centreId: "90001" });
});
afterAll(() => site.close());
beforeEach(() => sql("delete from results.release"));

function sql(text: string): Promise<{ rows: Record<string, unknown>[] }> {
  return site.app.database.pools.board.query(text);
}

async function award(status: string): Promise<void> {
  await sql(`insert into awarding.run (run_id, series, started_by, status, rule_version, started_at, finished_at)
    values (gen_random_uuid(), '6A26', 'b1', '${status}', 'v1', clock_timestamp(), clock_timestamp())`);
}

const released = () =>
  sql("select family, audience, at from results.release order by family, audience").then((found) => found.rows);
const form = { ...gce, families: "GCE", "centresAt-GCE": gce.centresAt, "candidatesAt-GCE": gce.candidatesAt };

test("the list shows the key dates as proposals until something is set", async () => {
  const page = await officer.get("/board/release?series=6A26");
  expect(page.status).toBe(200);
  expect(page.body.match(/Not set/g)?.length).toBe(7);
  expect(page.body).toContain("Key date: ");
  expect(page.body).toContain("June 2026 has not been awarded");
  expect(page.body).not.toContain("at the key dates</button>");
  await award("agreed");
  expect((await officer.get("/board/release?series=6A26")).body).toContain("Set 7 families at the key dates");
});

test("the form proposes the key date, the check page says what happens, and the act sets it with its audit and event", async () => {
  await award("agreed");
  const empty = await officer.get("/board/release/6A26/GCE");
  expect(empty.body).toMatch(/value="2126-08-\d\dT00:01"/);
  const check = await officer.get(`/board/release-check?${new URLSearchParams(gce)}`);
  expect(check.status).toBe(200);
  expect(check.body).toContain("Monday 12 August 2126, 12:01 am");
  expect(check.body).toContain("Each can be changed until it has come");
  expect(await released()).toEqual([]);
  const done = await officer.post("/board/release", form);
  expect(done.status).toBe(303);
  const notice = await officer.get(String(done.headers["location"]));
  expect(notice.body).toContain("Release set for AS and A level");
  expect(await released()).toEqual([
    { family: "GCE", audience: "candidates", at: "2126-08-13T07:00:00Z" },
    { family: "GCE", audience: "centres", at: "2126-08-11T23:01:00Z" },
  ]);
  const acts = await sql("select subject_id from audit.act where action = 'release-results'");
  expect(acts.rows).toEqual([{ subject_id: "6A26 GCE" }]);
  const events = await site.app.database.pools.worker.query(
    "select body from platform.outbox where name = 'release-set'",
  );
  expect(events.rows).toHaveLength(1);
});

test("all families go to their key dates at once, and a second time there is nothing to set", async () => {
  await award("agreed");
  const check = await officer.get("/board/release-check?series=6A26");
  expect(check.body).toContain("Set 7 releases");
  const fields = Object.fromEntries(
    [...check.body.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((found) => [found[1], found[2]]),
  );
  expect((await officer.post("/board/release", fields)).status).toBe(303);
  expect(await released()).toHaveLength(14);
  const again = await officer.get("/board/release-check?series=6A26");
  expect(again.status).toBe(422);
  expect(again.body).toContain("Every family has its instants");
});

test.each([
  ["award-not-agreed", undefined, { series: "1A26", family: "NATIONALS" }, "The series has not been awarded"],
  ["award-not-agreed", "disagreed", {}, "The latest award run is disagreed"],
  [
    "candidates-before-centres",
    "agreed",
    { candidatesAt: "2126-08-11T08:00" },
    "would see results before their centres",
  ],
  ["time-not-read", "agreed", { centresAt: "soon" }, "Write the day and time as"],
  ["family-not-embargoed", "agreed", { family: "TECHNICALS-2012" }, "has no embargo"],
])("refused as %s (run %s) on the check page and by the API", async (code, run, change, words) => {
  if (run) await award(run);
  const typed = { ...gce, ...change };
  const check = await officer.get(`/board/release-check?${new URLSearchParams(typed)}`);
  expect(check.status).toBe(422);
  expect(check.body).toContain(words);
  const api = await send(officer, typed);
  expect(api.statusCode).toBe(422);
  expect(JSON.parse(api.body).code).toBe(code);
  expect(await released()).toEqual([]);
});

test("what has been seen is not taken back", async () => {
  await award("agreed");
  await sql(
    "insert into results.release (series, family, audience, at, set_by) values ('6A26', 'GCE', 'centres', now() - " +
      "interval '1 hour', 'b1')",
  );
  const post = await officer.post("/board/release", form);
  expect(post.status).toBe(422);
  expect(post.body).toContain("cannot be taken back");
  expect((await officer.get("/board/release?series=6A26")).body).toContain("Released to centres");
});

test("the API sets a release once for a key, and lists the states", async () => {
  await award("agreed");
  const acts = async () => (await sql("select act_id from audit.act where action = 'release-results'")).rows.length;
  const before = await acts();
  const first = await send(officer, gce, "k1");
  expect(first.statusCode).toBe(200);
  expect(JSON.parse((await send(officer, gce, "k1")).body)).toEqual(JSON.parse(first.body));
  const list = await officer.get("/api/v1/releases?series=6A26");
  const family = JSON.parse(list.body).find((each: { family: string }) => each.family === "GCE");
  expect(family).toMatchObject({ state: "set", centresAt: "2126-08-11T23:01:00Z" });
  expect((await acts()) - before).toBe(1);
});

test("who may look and who may set", async () => {
  await award("agreed");
  expect((await viewer.get("/board/release?series=6A26")).body).not.toContain("at the key dates</button>");
  expect((await viewer.get("/board/release-check?series=6A26")).status).toBe(403);
  expect((await viewer.post("/board/release", form)).status).toBe(403);
  expect((await centre.get("/board/release")).status).toBe(403);
  expect((await centre.get("/api/v1/releases")).status).toBe(403);
  expect((await send(centre, gce)).statusCode).toBe(403);
  expect((await site.visitor().get("/board/release")).status).toBe(303);
  expect(await released()).toEqual([]);
});

test("what does not exist is not found", async () => {
  expect((await officer.get("/board/release/6A26/XX")).status).toBe(404);
  expect((await officer.get("/board/release/ZZ/GCE")).status).toBe(404);
  expect((await officer.get("/board/release-check?series=ZZ")).status).toBe(404);
});

async function send(who: Visitor, body: object, key?: string) {
  const session = await site.token(who.actor?.personId ?? "");
  return site.server.inject({
    method: "POST",
    url: "/api/v1/releases",
    payload: body,
    headers: { authorization: `Bearer ${session}`, ...(key ? { "idempotency-key": key } : {}) },
  });
}
