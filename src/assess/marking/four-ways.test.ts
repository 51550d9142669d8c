import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeExchangeFile } from "#formats/exchange-file";
import type { MarkRecord } from "#formats/layouts";
import { everyDuty } from "../../start/every-duty.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { fillForMarking, series, submitTyped, uciOf } from "./fixture.ts";

/** Marks of one Nationals unit, sent by the four ways a centre has: whatever the way, the same is kept. */
let site: TestSite;
let officer: Visitor;
const centre = "10001";

beforeAll(async () => {
  site = await testSite();
  await fillForMarking(site.app.database, [centre], 8, ["R094A"]);
  officer = await site.signIn({ personId: "o1", name: "Ann", side: "centre", role: "exams-officer", centreId: centre });
});
afterAll(() => site.close());

/** Each way sends a mark of 41 for one candidate and an absence for another. */
async function onThePage(marked: number, absent: number): Promise<number> {
  const typed = {
    series,
    [`m.000${marked}.R094A`]: "41",
    [`v.000${marked}.R094A`]: "0.0||marked",
    [`m.000${absent}.R094A`]: "",
    [`s.000${absent}.R094A`]: "absent",
    [`v.000${absent}.R094A`]: "0.0||marked",
  };
  return (await submitTyped(officer, "/centre/marks/R094%2F01", typed)).status;
}

async function asCsv(marked: number, absent: number): Promise<number> {
  const line = (number: number, rest: string) => `${centre},${series},${number},R094A,R094/01,${rest}\r\n`;
  const heading = "centre_id,series,candidate_number,option,component,mark,grade,status\r\n";
  const bytes = Buffer.from(heading + line(marked, "41,,") + line(absent, ",,absent"));
  return (await officer.upload("/api/v1/marks", "file", "marks.csv", bytes)).status;
}

async function asMarkFile(marked: number, absent: number): Promise<number> {
  const about = {
    type: "M",
    centre,
    awardingBody: "90",
    series: series.slice(0, 2),
    year: series.slice(2),
    distribution: "S",
    software: "TEST",
    softwareVersion: "001",
    madeOn: "2026-02-09",
  } as const;
  const record = (number: number, changes: Partial<MarkRecord>): MarkRecord => ({
    type: "M",
    status: "C",
    centre,
    candidate: `000${number}`,
    name: "OKAFOR:NIAMH",
    uci: uciOf(centre, number),
    option: "R094A",
    component: "R094/01",
    mark: null,
    grade: "",
    markStatus: "",
    teachingSet: "",
    ...changes,
  });
  const records = [record(marked, { mark: 41 }), record(absent, { markStatus: "A" })];
  const { name, bytes } = writeExchangeFile(about, { centre, sequence: 1, records });
  return (await officer.upload("/centre/mark-files", "files", name, bytes)).status;
}

async function byProgram(marked: number, absent: number): Promise<number> {
  const row = { centre_id: centre, series, option: "R094A", component: "R094/01" };
  const marks = [
    { ...row, candidate_number: String(marked), mark: 41 },
    { ...row, candidate_number: String(absent), status: "absent" },
  ];
  const headers = { authorization: `Bearer ${await site.token("o1")}` };
  const { statusCode } = await site.server.inject({
    method: "POST",
    url: "/api/v1/marks",
    headers,
    payload: { marks },
  });
  return statusCode;
}

test("the page, a CSV, a mark file and the API leave the same marks, absences and closed entries", async () => {
  const statuses = [await onThePage(1, 2), await asCsv(3, 4), await asMarkFile(5, 6), await byProgram(7, 8)];
  expect(statuses).toEqual([303, 200, 303, 200]);
  const kept = await sql<Record<string, unknown>>`
    select m.candidate_id % 2 = 0 as absent, c.mark, c.grade, c.status, m.movement, m.change, m.cause, m.reason,
           e.status as entry
    from marking.movement m
    join marking.current_mark c using (centre_id, series, candidate_id, option, component)
    join entries.entry e using (centre_id, series, candidate_id, option)
    order by m.candidate_id`.execute(site.app.database.as.worker);
  const [mark, absence] = kept.rows;
  expect(mark).toMatchObject({ absent: false, mark: 41, status: "marked", movement: 1, change: 41, entry: "final" });
  expect(absence).toMatchObject({ absent: true, mark: null, status: "absent", movement: 1, change: 0, entry: "made" });
  expect(kept.rows).toEqual([mark, absence, mark, absence, mark, absence, mark, absence]);
  const page = await officer.get(`/centre/marks/R094%2F01?series=${series}`);
  expect(page.body).toContain("8 of 8 submitted");
});

/** Each way changes a submitted mark of 41 to 39, with a reason or without; the answer is what the person reads. */
const changes: Record<string, (number: number, reason: string) => Promise<{ status: number; body: string }>> = {
  "the page": async (number, reason) => {
    const fields = { [`m.000${number}.R094A`]: "39", [`v.000${number}.R094A`]: "1.0|41|marked" };
    return submitTyped(officer, "/centre/marks/R094%2F01", { series, ...fields }, reason);
  },
  "a CSV": async (number, reason) => {
    const heading = "centre_id,series,candidate_number,option,component,mark,grade,status\r\n";
    const bytes = Buffer.from(`${heading}${centre},${series},${number},R094A,R094/01,39,,\r\n`);
    return officer.upload("/api/v1/marks", "file", "marks.csv", bytes, { reason });
  },
  "the API": async (number, reason) => {
    const row = { centre_id: centre, series, option: "R094A", component: "R094/01" };
    const headers = { authorization: `Bearer ${await site.token("o1")}` };
    const payload = { marks: [{ ...row, candidate_number: String(number), mark: 39 }], reason };
    const { statusCode, body } = await site.server.inject({ method: "POST", url: "/api/v1/marks", headers, payload });
    return { status: statusCode, body };
  },
};

test.each([
  ["the page", 1, undefined],
  ["a CSV", 3, "41 is already recorded and would change to 39"],
  ["the API", 7, "41 is already recorded and would change to 39"],
] as const)(
  "by %s a submitted mark changes only with a reason, and from and to are named",
  async (way, number, said) => {
    const change = changes[way] ?? expect.fail();
    const refused = await change(number, " ");
    expect(refused.status).toBe(422);
    expect(refused.body).toContain(said ?? "Enter a reason for changing submitted marks");
    expect((await change(number, "Added up wrongly")).status).toBeLessThan(400);
    const moved = await site.app.database.as.worker
      .selectFrom("marking.movement")
      .select(["movement", "change", "cause", "reason"])
      .where("candidate_id", "=", number)
      .where("movement", ">", 1)
      .execute();
    expect(moved).toEqual([{ movement: 2, change: -2, cause: "correction", reason: "Added up wrongly" }]);
  },
);

test("the API answers with the marks that it changed", async () => {
  const { body } = await (changes["the API"] ?? expect.fail())(5, "Second marker");
  expect(JSON.parse(body)).toMatchObject({
    corrected: 1,
    changes: [{ candidate_number: "0005", component: "R094/01", from: "41", to: "39", reason: "Second marker" }],
  });
});

test.each([
  ["without a reason", "'correction', null"],
  ["with a blank reason", "'correction', ' '"],
  ["as if it were the first mark", "'raw', null"],
])("no account of the database changes a mark %s", async (_title, cause) => {
  for (const account of ["centre", "board", "worker"] as const) {
    const pool = account === "board" ? everyDuty(site.app.database).pool : site.app.database.pools[account];
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('app.centre', $1, true)", [centre]);
      const insert = `insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change,
        status, cause, reason, act_id, centre_marked)
        values ('${centre}', '${series}', 7, 'R094A', 'R094/01', 9, 1, 'marked', ${cause}, gen_random_uuid(), true)`;
      await expect(client.query(insert)).rejects.toThrow(/violates check constraint/);
    } finally {
      await client.query("rollback");
      client.release();
    }
  }
});
