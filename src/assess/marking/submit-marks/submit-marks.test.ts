import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Decision } from "#kernel";
import type { Actor } from "#platform/actors";
import { perform } from "#platform/perform";
import { actorOf, type Role } from "#people";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { enterMarks } from "../enter-marks/enter-marks.ts";
import { draftsOn, fillForMarking, series } from "../fixture.ts";
import { completeness } from "../completeness/completeness.ts";
import type { MarkRow } from "../mark.ts";
import { recordMarks } from "../record-marks/record-marks.ts";
import { submitMarks } from "./submit-marks.ts";
import { everyDuty } from "../../../start/every-duty.ts";

let site: TestSite;
let [teacher, officer, other, reader]: Visitor[] = [];
const grid = "/centre/marks/H446%2F03";
const inSeries = `?series=${series}`;
const key = (number: number) => `000${number}.H446A`;

beforeAll(async () => {
  site = await testSite();
  await fillForMarking(site.app.database, ["10001", "10002"], 8, ["H446A", "H857"]);
  const signIn = (personId: string, name: string, role: Role, centreId = "10001", subjects: readonly string[] = []) =>
    site.signIn({ personId, name, side: "centre", role, centreId, subjects });
  teacher = await signIn("t1", "Tom Teacher", "teacher", "10001", ["H446"]);
  officer = await signIn("o1", "Ann Officer", "exams-officer");
  other = await signIn("o2", "Ola Officer", "exams-officer", "10002");
  reader = await signIn("r1", "Rae Reader", "read-only");
});
afterAll(() => site.close());

async function ledger(number: number) {
  const found = await sql<{ change: number; cause: string; reason: string | null }>`
    select change, cause, reason from marking.movement
    where centre_id = '10001' and candidate_id = ${number} and component = 'H446/03' order by movement`.execute(
    site.app.database.as.worker,
  );
  return found.rows;
}

/** The versions of a draft, read as the centre's account: no other may. */
async function drafts(number: number) {
  return site.app.database.as.centre.transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', '10001', true)`.execute(tx);
    return tx
      .selectFrom("marking.draft_mark")
      .select(["version", "mark", "status", "entered_by", "on_movement"])
      .where("candidate_id", "=", number)
      .orderBy("version")
      .execute();
  });
}

const type = (number: number, mark: string, before = "0.0||marked", status = "marked") => ({
  [`m.${key(number)}`]: mark,
  [`s.${key(number)}`]: status,
  [`v.${key(number)}`]: before,
});

test("a teacher's marks are kept with who and when, and nobody but the centre knows", async () => {
  const typed = { series, ...type(1, "45"), ...type(2, "", undefined, "absent"), ...type(3, "") };
  const saved = await teacher?.post(grid, typed);
  expect(saved?.status).toBe(303);
  expect(await drafts(1)).toEqual([{ version: 1, mark: 45, status: "marked", entered_by: "t1", on_movement: 0 }]);
  expect([await ledger(1), await ledger(2), await drafts(3)]).toEqual([[], [], []]);
  const page = await teacher?.get(String(saved?.headers["location"]));
  expect(page?.body).toContain("2 marks saved. Not submitted yet.");
  expect(page?.body).toContain("0 of 8 submitted, 2 entered and not submitted, 6 without a mark");
  expect(page?.body).toMatch(/Entered, not submitted<\/strong>\s*<br><span class="acc-quiet">By Tom Teacher, \w+day/);
  expect(page?.body).toContain("when your head of centre, exams officer or deputy exams officer submits them");
  expect(page?.body).not.toContain("Submit ");
  const [counts] = await completeness(everyDuty(site.app.database).as, [series, "10001", true, null]);
  expect(counts).toMatchObject({ component: "H446/03", entries: 8, marked: 0, outstanding: 8 });
  const marks = JSON.parse((await officer?.get(`/api/v1/marks${inSeries}&component=H446%2F03`))?.body ?? "").marks;
  expect(marks[0]).toMatchObject({ mark: null, status: null });
  for (const account of ["board", "public", "worker"] as const) {
    const read = site.app.database.as[account].selectFrom("marking.draft_mark").select("mark").execute();
    await expect(read).rejects.toThrow("permission denied for table draft_mark");
  }
});

test("the act leaves an audit row and an event with counts and no mark", async () => {
  const { as } = site.app.database;
  const act = await as.worker
    .selectFrom("audit.act")
    .select(["centre_id", "person_id", "after", "before"])
    .where("action", "=", "enter-marks")
    .executeTakeFirstOrThrow();
  expect(act).toEqual({
    centre_id: "10001",
    person_id: "t1",
    before: null,
    after: { series, entered: 2, cleared: 0, unchanged: 0, components: { "H446/03": 2 } },
  });
  const event = await as.worker
    .selectFrom("platform.outbox")
    .select(["centre_id", "body"])
    .where("name", "=", "marks-entered")
    .executeTakeFirstOrThrow();
  expect(event).toMatchObject({ centre_id: "10001", body: { series, entered: 2 } });
});

test("the lists count what is entered apart from what is submitted", async () => {
  const list = await teacher?.get(`/centre/marks${inSeries}`);
  expect(list?.body).toContain("2 entered and not submitted: your head of centre");
  expect(list?.body).not.toContain("H857/01");
  expect((await officer?.get(`/centre/marks${inSeries}`))?.body).toContain("H857/01");
  const csv = (await officer?.get(`/centre/marks${inSeries}&format=csv`))?.body.split("\r\n")[1];
  expect(csv).toMatch(/^H446\/03,.*,8,0,0,0,8,2,0$/);
  const api = JSON.parse((await officer?.get(`/api/v1/completeness${inSeries}`))?.body ?? "").components;
  expect(api[0]).toMatchObject({ component: "H446/03", outstanding: 8, entered: 2, changed: 0 });
});

test("a teacher submits in no way", async () => {
  const row = `10001,${series},1,H446A,H446/03,5,,\n`;
  const csv = Buffer.from(`centre_id,series,candidate_number,option,component,mark,grade,status\n${row}`);
  expect((await teacher?.get(`${grid}/submit${inSeries}`))?.status).toBe(403);
  expect((await teacher?.post(`${grid}/submit`, { series, [`d.${key(1)}`]: "1" }))?.status).toBe(403);
  expect((await teacher?.upload("/api/v1/marks", "file", "m.csv", csv))?.status).toBe(403);
  expect((await teacher?.upload("/centre/mark-files", "file", "m.csv", csv))?.status).toBe(403);
  expect((await teacher?.upload("/api/v1/mark-files", "file", "M", new Uint8Array()))?.status).toBe(403);
  const set = { set: { series, rows: [mark(1, 45)] } };
  const decision = await perform(site.app, actor("t1", "teacher", ["H446"]), submitMarks, set);
  expect(decision.ok ? "" : decision.refusals[0]?.code).toBe("not-permitted");
  expect((await reader?.post(grid, { series, ...type(4, "9") }))?.status).toBe(403);
  expect([await ledger(1), await drafts(4)]).toEqual([[], []]);
});

test("an exams officer checks what goes to the board, blanks too, and submits it", async () => {
  const check = await officer?.get(`${grid}/submit${inSeries}`);
  expect(check?.body).toContain("Check 2 marks before you submit");
  expect(check?.body).toContain("6 candidates have no mark yet. Nothing is sent for them");
  expect(check?.body).toContain("Submitted marks go to Meridian Awarding Organisation.");
  expect(check?.body).toContain("Submit 2 marks to Meridian Awarding Organisation");
  const done = await officer?.post(`${grid}/submit`, { series, ...draftsOn(check?.body ?? "") });
  expect(done?.status).toBe(303);
  expect(await ledger(1)).toEqual([{ change: 45, cause: "raw", reason: null }]);
  const page = await teacher?.get(`${grid}${inSeries}`);
  expect(page?.body).toMatch(/Submitted<\/strong>\s*<br><span class="acc-quiet">By Ann Officer, \w+day /);
  expect(page?.body).toContain("2 of 8 submitted, 6 without a mark");
  expect((await officer?.get(`${grid}/submit${inSeries}`))?.body).toContain("Nothing to submit");
});

test("a mark changed since shows both, and needs a reason to be submitted again", async () => {
  expect((await teacher?.post(grid, { series, ...type(1, "47", "1.0|45|marked") }))?.status).toBe(303);
  const page = await officer?.get(`${grid}${inSeries}`);
  expect(page?.body).toMatch(/Changed since submitted<\/strong>[^]*by Tom Teacher[^]*45 submitted by Ann Officer/);
  expect(page?.body).toContain("Submit 1 mark to Meridian");
  const check = (await officer?.get(`${grid}/submit${inSeries}`))?.body ?? "";
  const without = await officer?.post(`${grid}/submit`, { series, ...draftsOn(check) });
  expect([without?.status, without?.body.includes("Enter a reason for changing submitted marks")]).toEqual([422, true]);
  await officer?.post(`${grid}/submit`, { series, ...draftsOn(check), reason: "A page was missed" });
  expect(await ledger(1)).toEqual([
    { change: 45, cause: "raw", reason: null },
    { change: 2, cause: "correction", reason: "A page was missed" },
  ]);
});

test("typing the submitted mark again clears the change", async () => {
  await teacher?.post(grid, { series, ...type(1, "50", "2.0|47|marked") });
  const page = await teacher?.get(`${grid}${inSeries}`);
  const before = /name="v.0001.H446A" value="([^"]+)"/.exec(page?.body ?? "")?.[1] ?? "";
  await teacher?.post(grid, { series, ...type(1, "47", before) });
  expect((await drafts(1)).map((each) => each.status)).toEqual(["marked", "marked", "marked", "cleared"]);
  expect((await teacher?.get(`${grid}${inSeries}`))?.body).not.toContain("Changed since submitted");
});

test("what a teacher changes while it is being checked is not submitted unseen", async () => {
  await teacher?.post(grid, { series, ...type(3, "30"), ...type(4, "31") });
  const checked = draftsOn((await officer?.get(`${grid}/submit${inSeries}`))?.body ?? "");
  await teacher?.post(grid, { series, ...type(3, "33", "0.1|30|marked") });
  const stale = await officer?.post(`${grid}/submit`, { series, ...checked });
  expect(stale?.status).toBe(422);
  expect(stale?.body).toContain("Tom Teacher entered 33 since you opened the page");
  expect([await ledger(3), await ledger(4)]).toEqual([[], []]);
  await teacher?.post(grid, { series, ...type(4, "", "0.1|31|marked") });
  const gone = await officer?.post(`${grid}/submit`, { series, ...checked });
  expect([gone?.status, gone?.body.includes("Another person submitted or cleared")]).toEqual([422, true]);
  expect(await ledger(3)).toEqual([]);
});

test("two people type one mark at once: the second learns of the first", async () => {
  const set = (value: number) => ({ set: { series, rows: [{ ...mark(5, value), seen: 0, seenDraft: 0 }] } });
  const acts = await whileLocked([
    () => perform(site.app, actor("t1", "teacher", ["H446"]), enterMarks, set(20)),
    () => perform(site.app, actor("o1", "exams-officer"), enterMarks, set(21)),
  ]);
  expect(acts.filter((each) => each.ok)).toHaveLength(1);
  expect(acts.flatMap(codesOf)).toEqual(["draft-changed-since"]);
  expect(await drafts(5)).toHaveLength(1);
});

test("two people submit the same at once: it is recorded once; a draft kept meanwhile is not lost", async () => {
  const rows = [{ ...mark(6, 25), seen: 0, seenDraft: 0 }];
  const acts = await whileLocked([
    () => perform(site.app, actor("o1", "exams-officer"), submitMarks, { set: { series, rows } }),
    () => perform(site.app, actor("d1", "deputy-exams-officer"), submitMarks, { set: { series, rows } }),
  ]);
  expect(acts.map((each) => each.ok)).toEqual([true, true]);
  expect(await ledger(6)).toHaveLength(1);
  const enter = { set: { series, rows: [{ ...mark(7, 10), seen: 0, seenDraft: 0 }] } };
  const submit = { set: { series, rows: [{ ...mark(7, 11), seen: 0, seenDraft: 0 }] } };
  const raced = await whileLocked([
    () => perform(site.app, actor("t1", "teacher", ["H446"]), enterMarks, enter),
    () => perform(site.app, actor("o1", "exams-officer"), submitMarks, submit),
  ]);
  const refused = raced.flatMap(codesOf);
  expect(refused).toHaveLength(1);
  expect(["draft-changed-since", "mark-changed-since"]).toContain(refused[0]);
});

test("the board's recording takes the place of a draft", async () => {
  await teacher?.post(grid, { series, ...type(8, "12") });
  const board = actorOf({
    personId: "b",
    name: "B",
    side: "board",
    roles: ["assessment"],
    centreId: null,
    candidateId: null,
  });
  expect((await perform(site.app, board, recordMarks, { set: { series, rows: [mark(8, 14)] } })).ok).toBe(true);
  const page = await teacher?.get(`${grid}${inSeries}`);
  expect(page?.body).toContain("By the board,");
  expect(page?.body).not.toMatch(/name="v.0008.H446A" value="1.1/);
});

test("a request sent again with its key gets the first answer and keeps one version", async () => {
  const rows = [{ ...mark(4, 40), seenDraft: 0 }];
  const teaching = actor("t1", "teacher", ["H446"]);
  const send = () => perform(site.app, teaching, enterMarks, { set: { series, rows } }, "key-1");
  const before = (await drafts(4)).length;
  expect(await send()).toEqual(await send());
  expect(await drafts(4)).toHaveLength(before + 1);
});

test("after the marks-due date drafts are neither kept nor submitted", async () => {
  const late = { ...site.app, clock: () => Temporal.Instant.from("2026-05-16T00:00:00+01:00") };
  const set = { set: { series, rows: [{ ...mark(2, 9), seen: 1, seenDraft: 0 }] } };
  for (const decision of [
    await perform(late, actor("t1", "teacher", ["H446"]), enterMarks, set),
    await perform(late, actor("o1", "exams-officer"), submitMarks, set),
  ])
    expect(decision.ok ? "" : decision.refusals[0]?.code).toBe("marks-closed");
});

test("another centre's drafts are neither seen nor submitted", async () => {
  const page = await other?.get(`${grid}${inSeries}`);
  expect(page?.body).not.toContain("Tom Teacher");
  expect(page?.body).toContain("0 of 8 submitted, 8 without");
  expect((await other?.get(`${grid}/submit${inSeries}`))?.body).toContain("Nothing to submit");
  const strange = await other?.post(`${grid}/submit`, { series, [`d.${key(4)}`]: "3" });
  expect(strange?.status).toBe(422);
  const missing = await other?.get("/centre/marks/NONE/submit");
  const foreign = await other?.get("/centre/marks/H446%2F01/submit");
  expect([foreign?.status, foreign?.body]).toEqual([404, missing?.body]);
});

const codesOf = (decision: Decision<unknown>) => (decision.ok ? [] : decision.refusals.map(({ code }) => code));

const mark = (number: number, value: number): MarkRow => ({
  line: number,
  centreId: "10001",
  candidateNumber: number,
  option: "H446A",
  component: "H446/03",
  mark: value,
  grade: null,
  status: "marked",
  reason: null,
});

function actor(personId: string, role: Role, subjects: readonly string[] = []): Actor {
  return actorOf({
    personId,
    name: personId,
    side: "centre",
    roles: [role],
    centreId: "10001",
    candidateId: null,
    subjects,
  });
}

/** Starts acts while the centre's ledger is locked, so that all of them wait, and lets them go. */
async function whileLocked(acts: readonly (() => Promise<Decision<unknown>>)[]): Promise<readonly Decision<unknown>[]> {
  const { database } = site.app;
  const hold = await database.pools.worker.connect();
  await hold.query("begin; select 1 from marking.ledger where centre_id = '10001' for update");
  const started = acts.map((act) => act());
  for (let waiting = 0; waiting < acts.length;) {
    const found = await sql<{ waiting: number }>`
      select count(distinct l.pid)::integer as waiting from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where not l.granted and a.datname = current_database()`.execute(database.as.owner);
    waiting = found.rows[0]?.waiting ?? 0;
  }
  await hold.query("commit");
  hold.release();
  return Promise.all(started);
}
