import { sql as raw } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { guardsOff } from "../../awarding/fixture.ts";
import { addRelease, uciOf } from "../fixture.ts";
import { theProgram } from "../../../start/program.ts";
import { everyDuty } from "../../../start/every-duty.ts";

let site: TestSite;
let officer: Visitor;
let second: Visitor;
let viewer: Visitor;
let centre: Visitor;
const gce = { series: "6A26", family: "GCE", centresAt: "2126-08-12T00:01", candidatesAt: "2126-08-13T08:00" };

beforeAll(async () => {
  site = await testSite(theProgram.routes);
  await loadDemoCatalogue(site.app.database);
  await guardsOff(site.app.database);
  await sql("insert into centres.centre (centre_id, name) values ('90001', 'Ash School')");
  await sql(
    "update catalogue.key_dates set at = replace(at, '2026-', '2126-'), at_instant = at_instant + interval '100 " +
      "years' where series = '6A26'",
  );
  officer = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "results" });
  second = await site.signIn({ personId: "b3", name: "Cy", side: "board", role: "results" });
  viewer = await site.signIn({ personId: "b2", name: "Di", side: "board", role: "awarding" });
  centre = await site.signIn({ personId: "c1", name: "Ann", side: "centre", role: "exams-officer", centreId: "90001" });
});
afterAll(() => site.close());
beforeEach(async () => {
  await site.app.database.pools.owner.query("truncate results.release cascade");
  for (const id of await waiting()) await second.post(`/board/proposals/${id}/refusal`, { reason: "Next test" });
});

async function waiting(): Promise<readonly string[]> {
  const { rows } = await sql("select proposal_id from platform.proposal where state = 'waiting' order by proposed_at");
  return rows.map((row) => String(row["proposal_id"]));
}

function sql(text: string): Promise<{ rows: Record<string, unknown>[] }> {
  return everyDuty(site.app.database).pool.query(text);
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
  expect(check.body).toContain("Monday 12 August 2126, 12:01am");
  expect(check.body).toContain("You can change each time until it has passed.");
  expect(await released()).toEqual([]);
  const done = await officer.post("/board/release", form);
  expect(done.status).toBe(303);
  const notice = await officer.get(String(done.headers["location"]));
  expect(notice.body).toContain("This is waiting for a second person. Nothing has been done yet.");
  expect(await released()).toEqual([]);
  const [id] = await waiting();
  const list = await officer.get("/board/release?series=6A26");
  expect(list.body).toContain(`href="/board/proposals/${id}">Waiting for a second person`);
  expect(list.body).toContain("Set 6 families at the key dates");
  expect((await second.get(`/board/proposals/${id}`)).body).toContain("Monday 12 August 2126, 12:01am");
  expect((await second.post(`/board/proposals/${id}/approval`, {})).status).toBe(303);
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
  expect(check.body).toContain("Propose 7 releases");
  const keyDates = await sql(`select family, kind, at from catalogue.key_dates
    where series = '6A26' and kind in ('release-centres', 'release-candidates')`);
  expect(keyDates.rows.length).toBeGreaterThan(13);
  for (const { family, kind, at } of keyDates.rows) {
    const audience = kind === "release-centres" ? "centres" : "candidates";
    expect(check.body).toContain(`name="${audience}At-${String(family)}" value="${String(at)}"`);
  }
  const fields = Object.fromEntries(
    [...check.body.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((found) => [found[1], found[2]]),
  );
  expect((await officer.post("/board/release", fields)).headers["location"]).toBe("/board/proposals?done=proposed");
  expect(await released()).toEqual([]);
  const twice = await officer.get("/board/release-check?series=6A26");
  expect([twice.status, twice.body]).toEqual([422, expect.stringContaining("or is waiting for a second person")]);
  for (const id of await waiting()) expect((await second.post(`/board/proposals/${id}/approval`, {})).status).toBe(303);
  expect(await released()).toHaveLength(14);
  const again = await officer.get("/board/release-check?series=6A26");
  expect(again.status).toBe(422);
  expect(again.body).toContain(
    "Every family has release times or is waiting for a second person. Change them one family at a time.",
  );
});

test.each([
  ["award-not-agreed", undefined, { series: "1A26", family: "NATIONALS" }, "(latest run: none)"],
  ["award-not-agreed", "disagreed", {}, "(latest run: disagreed)"],
  ["candidates-before-centres", "agreed", { candidatesAt: "2126-08-11T08:00" }, "would see results before centres"],
  ["time-not-read", "agreed", { centresAt: "soon" }, "Enter the date and time in British time"],
  ["time-not-read", "agreed", { centresAt: "2126-02-30T01:30" }, "for example 2026-08-19T00:01<"],
  ["time-missing", "agreed", { centresAt: "" }, "Enter a date and time<"],
  ["time-at-clock-change", "agreed", { centresAt: "2126-03-31T01:30" }, "outside the hour in which the clocks change"],
  ["time-at-clock-change", "agreed", { centresAt: "2126-10-27T01:30" }, "outside the hour in which the clocks change"],
  ["time-not-read", "agreed", { centresAt: "0000-01-01T08:00" }, "Enter the date and time in British time"],
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

test.each([
  ["has passed", { centresAt: "2020-08-12T00:01" }, "has passed, so results would be seen at once"],
  ["is before marks are due", { centresAt: "2126-02-01T00:01" }, "is before marks are due"],
  [
    "is decades away",
    { centresAt: "2176-08-12T00:01", candidatesAt: "2176-08-13T08:00" },
    "is on another day than the key date",
  ],
  ["is on another day than the key date", { centresAt: "2126-08-11T00:01" }, "is on another day than the key date"],
  ["is at another hour", { centresAt: "2126-08-12T09:00" }, "is at another time than the key date, Monday 12 August"],
])("a time that %s is flagged, and proposed only when it is entered again", async (_name, change, words) => {
  await award("agreed");
  const typed = { ...gce, ...change };
  const asked = await officer.get(`/board/release-check?${new URLSearchParams(typed)}`);
  expect([asked.status, asked.body]).toEqual([422, expect.stringContaining(words)]);
  expect(asked.body).toContain("Enter the time for centres again");
  const again = { centresAgain: typed.centresAt, candidatesAgain: typed.candidatesAt };
  const other = { ...typed, ...again, centresAgain: "2126-08-12T00:02" };
  const differ = await officer.get(`/board/release-check?${new URLSearchParams(other)}`);
  expect([differ.status, differ.body]).toEqual([422, expect.stringContaining("The two times for centres differ: ")]);
  expect(JSON.parse((await send(officer, typed)).body)).toMatchObject({ code: "release-time-unusual" });
  const check = await officer.get(`/board/release-check?${new URLSearchParams({ ...typed, ...again })}`);
  expect(check.status).toBe(200);
  expect(check.body).toContain(`Unusual</strong> This time ${words}`);
  const hidden = [...check.body.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields: Record<string, string> = Object.fromEntries(hidden.map((found) => [found[1] ?? "", found[2] ?? ""]));
  const { "centresAgain-GCE": _left, ...once } = fields;
  expect((await officer.post("/board/release", once)).body).toContain(words);
  const posted = await officer.post("/board/release", fields);
  const proposal = await second.get(String(posted.headers["location"]));
  expect(proposal.body).toContain("Unusual time for centres");
  expect(proposal.body).toContain(words);
});

test("what has been seen cannot be undone", async () => {
  await award("agreed");
  await addRelease(site.app.database, { family: "GCE", audience: "centres", at: raw`now() - interval '1 hour'` });
  const post = await officer.post("/board/release", form);
  expect(post.status).toBe(422);
  expect(post.body).toContain("A release cannot be undone, so keep that time.");
  expect((await officer.get("/board/release?series=6A26")).body).toContain("Released to centres");
});

test("the API sets a release once for a key, and lists the states", async () => {
  await award("agreed");
  const acts = async () => (await sql("select act_id from audit.act where action = 'release-results'")).rows.length;
  const before = await acts();
  const first = await send(officer, gce, "k1");
  expect(first.statusCode).toBe(202);
  const proposed: { proposalId: string; state: string; href: string } = JSON.parse(first.body);
  expect(proposed).toMatchObject({ state: "waiting", href: `/api/v1/proposals/${proposed.proposalId}` });
  expect(JSON.parse((await send(officer, gce, "k1")).body)).toEqual(proposed);
  expect(await waiting()).toEqual([proposed.proposalId]);
  const shown = JSON.parse((await second.get(proposed.href)).body);
  expect(shown).toMatchObject({ state: "waiting", proposedByName: "Bo", changes: [], obstacles: [] });
  const approved = await send(second, {}, "k2", `${proposed.href}/approval`);
  expect([approved.statusCode, JSON.parse(approved.body).state]).toEqual([200, "approved"]);
  expect((await send(second, {}, "k2", `${proposed.href}/approval`)).body).toBe(approved.body);
  expect((await send(officer, gce, "k1")).body).toBe(first.body);
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

test("it opens the series whose award waits for its release, and the one in hand once nothing does", async () => {
  const worker = site.app.database.pools.worker;
  const shown = async () => /<option value="(\w+)" selected>/.exec((await officer.get("/board/release")).body)?.[1];
  const enter = (series: string, option: string) =>
    worker.query(`insert into entries.entry (centre_id, series, candidate_id, option, channel)
      values ('90001', '${series}', 1, '${option}', 'file')`);
  await worker.query(`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
    values ('90001', 1, '${uciOf("90001", 1)}', 'Quaye', 'Ama', 'QUAYE:AMA', 'F')`);
  await enter("6A25", "J560H");
  await enter("1A26", "R093");
  await award("agreed");
  expect(await shown()).toBe("1A26");
  await enter("6A26", "J560H");
  expect(await shown()).toBe("6A26");
  await addRelease(site.app.database, { family: "GCSE", audience: "candidates", at: raw`'2026-01-01'` });
  expect(await shown()).toBe("1A26");
});

test("what does not exist is not found", async () => {
  expect((await officer.get("/board/release/6A26/XX")).status).toBe(404);
  expect((await officer.get("/board/release/ZZ/GCE")).status).toBe(404);
  expect((await officer.get("/board/release-check?series=ZZ")).status).toBe(404);
});

async function send(who: Visitor, body: object, key?: string, url = "/api/v1/releases") {
  const session = await site.token(who.actor?.personId ?? "");
  return site.server.inject({
    method: "POST",
    url,
    payload: body,
    headers: { authorization: `Bearer ${session}`, ...(key ? { "idempotency-key": key } : {}) },
  });
}
