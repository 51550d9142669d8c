import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { actorOf } from "#people";
import { approvedProposal } from "../../../platform/proposals/fixture.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { guardsOff } from "../../../award/awarding/fixture.ts";
import { fillForMarking, series, submitTyped } from "../fixture.ts";
import type { MarkRow } from "../mark.ts";
import { submitMarks } from "../submit-marks/submit-marks.ts";
import { recordMarks } from "./record-marks.ts";
import { everyDuty } from "../../../start/every-duty.ts";

let site: TestSite;
let officer: Visitor;
let other: Visitor;
let reader: Visitor;
let assessor: Visitor;
const grid = "/centre/marks/H446%2F03";
const key = (number: number) => `000${number}.H446A`;

beforeAll(async () => {
  site = await testSite();
  await fillForMarking(site.app.database, ["10001", "10002"], 6, ["H446A", "B1604"]);
  officer = await site.signIn({
    personId: "o1",
    name: "Ann Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "10001",
  });
  other = await site.signIn({
    personId: "o2",
    name: "Ola Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "10002",
  });
  reader = await site.signIn({
    personId: "r1",
    name: "Rae Reader",
    side: "centre",
    role: "read-only",
    centreId: "10001",
  });
  assessor = await site.signIn({ personId: "b1", name: "Bo Assessor", side: "board", role: "assessment" });
});
afterAll(() => site.close());

const marks = async (number: number, component = "H446/03") => {
  const found = await sql<{ change: number; status: string; cause: string; reason: string | null }>`
    select change, status, cause, reason from marking.movement
    where centre_id = '10001' and candidate_id = ${number} and component = ${component} order by movement`.execute(
    site.app.database.as.worker,
  );
  return found.rows;
};
const row = (number: number, changes: Partial<MarkRow> = {}): MarkRow => ({
  line: number,
  centreId: "10001",
  candidateNumber: number,
  option: "H446A",
  component: "H446/03",
  mark: 30,
  grade: null,
  status: "marked",
  reason: null,
  ...changes,
});

test("the grid submits what was typed, with an audit row and an event, and leaves blank rows outstanding", async () => {
  const answer = await submitTyped(officer, grid, {
    series,
    [`m.${key(1)}`]: "45",
    [`v.${key(1)}`]: "0.0||marked",
    [`m.${key(2)}`]: "",
    [`s.${key(2)}`]: "absent",
    [`v.${key(2)}`]: "0.0||marked",
    [`m.${key(3)}`]: "",
    [`v.${key(3)}`]: "0.0||marked",
  });
  expect(answer.status).toBe(303);
  expect(await marks(1)).toEqual([{ change: 45, status: "marked", cause: "raw", reason: null }]);
  expect(await marks(2)).toEqual([{ change: 0, status: "absent", cause: "raw", reason: null }]);
  expect(await marks(3)).toEqual([]);
  const entries = await site.app.database.as.worker
    .selectFrom("entries.entry")
    .select(["candidate_id", "status"])
    .where("centre_id", "=", "10001")
    .where("option", "=", "H446A")
    .where("candidate_id", "<", 3)
    .orderBy("candidate_id")
    .execute();
  expect(entries.map((each) => each.status)).toEqual(["final", "made"]);
  const page = await officer.get(String(answer.headers["location"]));
  expect(page.body).toContain("2 marks submitted to Meridian Awarding Organisation");
  expect(page.body).toContain("2 of 6 submitted, 4 without a mark");
  expect((await officer.get(`/centre/marks?series=${series}`)).body).toMatch(/2 of 6/);
  const worker = site.app.database.as.worker;
  const act = await worker
    .selectFrom("audit.act")
    .select(["after", "centre_id"])
    .where("action", "=", "submit-marks")
    .executeTakeFirstOrThrow();
  expect(act).toMatchObject({ centre_id: "10001", after: { recorded: 2, corrected: 0, components: { "H446/03": 2 } } });
  const event = await worker
    .selectFrom("platform.outbox")
    .select(["centre_id", "body"])
    .where("name", "=", "marks-recorded")
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ centre_id: "10001", body: { series, recorded: 2 } });
});

test("what is wrong is shown beside each row, what was typed is kept, and nothing is saved", async () => {
  const answer = await officer.post(grid, {
    series,
    [`m.${key(3)}`]: "71",
    [`v.${key(3)}`]: "0.0||marked",
    [`m.${key(4)}`]: "4x",
    [`v.${key(4)}`]: "0.0||marked",
    [`m.${key(5)}`]: "50",
    [`v.${key(5)}`]: "0.0||marked",
  });
  expect(answer.status).toBe(422);
  expect(answer.body).toContain("Mark 71 is above the maximum of 70");
  expect(answer.body).toContain('href="#m-0003.H446A"');
  expect(answer.body).toMatch(/value="71"/);
  expect(answer.body).toContain("The mark must be a whole number from 0 to 70.");
  expect(await marks(5)).toEqual([]);
});

test("a change needs a reason, a mark changed meanwhile is not overwritten unseen, none is blanked", async () => {
  const typed = { series, [`m.${key(1)}`]: "48", [`v.${key(1)}`]: "1.0|45|marked" };
  const unreasoned = await submitTyped(officer, grid, typed);
  expect(unreasoned.status).toBe(422);
  expect(unreasoned.body).toContain("Enter a reason for changing submitted marks");
  expect(await marks(1)).toHaveLength(1);
  expect((await submitTyped(officer, grid, { series }, "Added up wrongly")).status).toBe(303);
  expect(await marks(1)).toHaveLength(2);
  expect((await marks(1))[1]).toEqual({ change: 3, status: "marked", cause: "correction", reason: "Added up wrongly" });
  const stale = await officer.post(grid, { ...typed, [`m.${key(1)}`]: "50" });
  expect(stale.status).toBe(422);
  expect(stale.body).toContain("Another person recorded 48 since you opened the page");
  expect(stale.body).toContain('value="2.0|48|marked"');
  const blanked = await officer.post(grid, { series, [`m.${key(1)}`]: "", [`v.${key(1)}`]: "2.0|48|marked" });
  expect(blanked.body).toContain("A submitted mark cannot be left blank");
});

test("a claimed grade is entered in its own grid", async () => {
  const place = "/centre/marks/B1604%2F01";
  expect((await officer.get(`${place}?series=${series}`)).body).toContain("<option>D</option>");
  const typed = { series, "m.0001.B1604": "M", "v.0001.B1604": "0.0||marked" };
  expect((await submitTyped(officer, place, typed)).status).toBe(303);
  const kept = await site.app.database.as.worker
    .selectFrom("marking.current_mark")
    .select(["mark", "grade", "status"])
    .where("component", "=", "B1604/01")
    .executeTakeFirst();
  expect(kept).toEqual({ mark: null, grade: "M", status: "marked" });
});

test("another centre's marks, examined components and readers", async () => {
  const none = await other.get("/centre/marks/NONE%2F01");
  expect(none.status).toBe(404);
  expect((await other.get("/centre/marks/H446%2F01")).status).toBe(404);
  expect((await other.get(`${grid}?series=${series}`)).body).toContain("0 of 6 submitted");
  expect((await reader.get(`${grid}?series=${series}`)).body).not.toMatch(/Save|Submit marks/);
  expect((await reader.post(grid, { series })).status).toBe(403);
  expect((await assessor.post(grid, { series })).status).toBe(403);
  const strange = await other.upload(
    "/api/v1/marks",
    "file",
    "marks.csv",
    Buffer.from(
      `centre_id,series,candidate_number,option,component,mark,grade,status\n10001,${series},4,H446A,H446/03,5,,\n`,
    ),
  );
  expect(strange.status).toBe(422);
  expect(JSON.parse(strange.body)).toMatchObject({ code: "centre-not-yours", refusals: [{ line: 2, column: 1 }] });
});

test("a CSV of the board is recorded whole or not at all, and again changes nothing", async () => {
  const line = (number: number, mark: string) => `10002,${series},${number},H446A,H446/01,${mark},,\r\n`;
  const heading = "centre_id,series,candidate_number,option,component,mark,grade,status\r\n";
  const bad = await assessor.upload(
    "/board/marks",
    "file",
    "paper1.csv",
    Buffer.from(heading + line(1, "60") + line(2, "999") + line(99, "1")),
  );
  expect(bad.status).toBe(422);
  expect(bad.body).toContain("Mark 999 is above the maximum of 140");
  expect(bad.body).toContain("Candidate 0099 is not entered for H446A");
  const send = () =>
    assessor.upload("/api/v1/board/marks", "file", "paper1.csv", Buffer.from(heading + line(1, "60") + line(2, "70")));
  expect(JSON.parse((await send()).body)).toEqual({ series, recorded: 2, corrected: 0, unchanged: 0, changes: [] });
  expect(JSON.parse((await send()).body)).toEqual({ series, recorded: 0, corrected: 0, unchanged: 2, changes: [] });
  const twice = await assessor.upload(
    "/api/v1/board/marks",
    "file",
    "p.csv",
    Buffer.from(heading + line(3, "60") + line(3, "61")),
  );
  expect(JSON.parse(twice.body)).toMatchObject({ code: "mark-repeated", refusals: [{ line: 3, column: 3 }] });
});

test("one report says everything that is wrong with a CSV file, its form and its marks, and whom it is about", async () => {
  const heading = "centre_id,series,candidate_number,option,component,mark,grade,status\n";
  const lines = [
    `10001,${series},0001,H446A,H446/03,many,,`,
    `10001,${series},0002,H446A,H446/03,999,,`,
    `10001,${series},0999,H446A,H446/03,10,,`,
    `10001,${series},none,H446A,H446/03,10,,`,
  ];
  const sent = await assessor.upload("/api/v1/board/marks", "file", "m.csv", Buffer.from(heading + lines.join("\n")));
  const { refusals } = JSON.parse(sent.body);
  expect([sent.status, refusals.map(({ line }: { line: number }) => line)]).toEqual([422, [2, 3, 4, 5]]);
  const said = refusals.map(({ text }: { text: string }) => text);
  expect(said.slice(0, 3)).toEqual([
    expect.stringMatching(/^Candidate 0001, H446A: /),
    expect.stringMatching(/^Candidate 0002 [A-Z][^,]+, [A-Z][^,]+, H446A: Mark 999 is above/),
    expect.stringMatching(/^Candidate 0999 is not entered for H446A/),
  ]);
  expect(said[3]).not.toContain("Candidate none");
});

test("examined marks stay unseen by the centre until its results are out; its own work is always seen", async () => {
  const seen = async () =>
    JSON.parse((await other.get(`/api/v1/marks?series=${series}&component=H446%2F01`)).body).marks[0].mark;
  expect(await seen()).toBe(null);
  const worker = site.app.database.as.worker;
  const runId = "00000000-0000-7000-8000-000000000001";
  await guardsOff(site.app.database);
  await sql`insert into awarding.run (run_id, series, started_by, status, rule_version, finished_at)
    values (${runId}, ${series}, 'test', 'agreed', 'test', platform.clock() + interval '1 second')`.execute(worker);
  await sql`insert into awarding.result (centre_id, series, candidate_id, option, version, run_id, family, kind, status,
      grade, partial_absence, cause)
    values ('10002', ${series}, 1, 'H446A', 1, ${runId}, 'GCE', 'award', 'graded', 'A', false, 'award')`.execute(
    worker,
  );
  const proposal = await approvedProposal(site.app.database, "release-results", `${series} GCE`);
  await sql`insert into results.release (series, family, audience, at, set_by, proposal_id)
    values (${series}, 'GCE', 'centres', platform.clock() + interval '1 hour', 'test', ${proposal})`.execute(
    everyDuty(site.app.database).as,
  );
  expect(await seen()).toBe(null);
  await sql`update results.release set at = platform.clock() - interval '1 second'`.execute(
    everyDuty(site.app.database).as,
  );
  expect(await seen()).toBe(60);
  const own = JSON.parse((await officer.get(`/api/v1/marks?series=${series}&component=H446%2F03`)).body).marks;
  expect(own[0]).toMatchObject({ candidate_number: "0001", mark: 48 });
  const unseen = JSON.parse((await officer.get(`/api/v1/marks?series=${series}&component=H446%2F01`)).body).marks;
  expect(unseen.every((each: { mark: unknown }) => each.mark === null)).toBe(true);
});

test("a later movement of an examined mark waits for the result that counts it", async () => {
  const seen = async () =>
    JSON.parse((await other.get(`/api/v1/marks?series=${series}&component=H446%2F01`)).body).marks[0].mark;
  const { worker } = site.app.database.as;
  const board = assessor.actor;
  if (!board) throw new Error("The board is signed in.");
  await sql`create or replace function platform.clock() returns timestamptz language sql stable parallel safe
    return '2026-02-10T10:01:00Z'::timestamptz`.execute(site.app.database.as.owner);
  const later = row(1, { centreId: "10002", component: "H446/01", mark: 65, reason: "Review of marking" });
  expect((await perform(site.app, board, recordMarks, { set: { series, rows: [later] } })).ok).toBe(true);
  expect(await seen()).toBe(60);
  const runId = "00000000-0000-7000-8000-000000000002";
  await sql`insert into awarding.run (run_id, series, started_by, status, rule_version, finished_at)
    values (${runId}, ${series}, 'test', 'disagreed', 'test', platform.clock() + interval '1 second')`.execute(worker);
  await sql`insert into awarding.result (centre_id, series, candidate_id, option, version, run_id, family, kind, status,
      grade, partial_absence, cause)
    values ('10002', ${series}, 1, 'H446A', 2, ${runId}, 'GCE', 'award', 'graded', 'A', false, 'review')`.execute(
    worker,
  );
  expect(await seen()).toBe(60);
  await sql`update awarding.run set status = 'agreed' where run_id = ${runId}`.execute(worker);
  expect(await seen()).toBe(65);
});

test("two people record one mark at once: the second waits and is judged on what the first left", async () => {
  const person = (id: string) =>
    actorOf({ personId: id, name: id, side: "centre", roles: ["exams-officer"], centreId: "10001", candidateId: null });
  const database = site.app.database;
  // What an earlier test released is the board's to change.
  await database.pools.owner.query("truncate results.release cascade");
  const hold = await database.pools.worker.connect();
  await hold.query("begin; select 1 from marking.ledger where centre_id = '10001' for update");
  const acts = [30, 31].map((mark) =>
    perform(site.app, person(`p${mark}`), submitMarks, { set: { series, rows: [row(6, { mark })] } }),
  );
  for (let waiting = 0; waiting < 2;) {
    const found = await sql<{ waiting: number }>`
      select count(distinct l.pid)::integer as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where not l.granted and a.datname = current_database()`.execute(database.as.owner);
    waiting = found.rows[0]?.waiting ?? 0;
  }
  await hold.query("commit");
  hold.release();
  const decisions = await Promise.all(acts);
  expect(decisions.filter((each) => each.ok)).toHaveLength(1);
  expect(decisions.flatMap((each) => (each.ok ? [] : each.refusals.map(({ code }) => code)))).toEqual([
    "reason-needed",
  ]);
  expect(await marks(6)).toHaveLength(1);
});

test("without the permission nothing is recorded, whatever the face", async () => {
  const actor = actorOf({
    personId: "x",
    name: "X",
    side: "board",
    roles: ["entries"],
    centreId: null,
    candidateId: null,
  });
  const decision = await perform(site.app, actor, recordMarks, { set: { series, rows: [row(5)] } });
  expect(decision.ok ? "" : decision.refusals[0]?.code).toBe("not-permitted");
  expect(await marks(5)).toEqual([]);
});

test("after the marks-due date a centre is refused and the board is not", async () => {
  const late = { ...site.app, clock: () => Temporal.Instant.from("2026-05-16T00:00:00+01:00") };
  const inTime = { ...site.app, clock: () => Temporal.Instant.from("2026-05-15T23:59:59+01:00") };
  const set = { set: { series, rows: [row(4)] } };
  const centre = actorOf({
    personId: "c",
    name: "C",
    side: "centre",
    roles: ["exams-officer"],
    centreId: "10001",
    candidateId: null,
  });
  const board = actorOf({
    personId: "b",
    name: "B",
    side: "board",
    roles: ["assessment"],
    centreId: null,
    candidateId: null,
  });
  const refused = await perform(late, centre, submitMarks, set);
  expect(refused.ok ? "" : refused.refusals[0]).toMatchObject({ code: "marks-closed", field: "mark" });
  expect((await perform(late, board, recordMarks, set)).ok).toBe(true);
  expect((await perform(inTime, centre, submitMarks, { set: { series, rows: [row(3)] } })).ok).toBe(true);
});
