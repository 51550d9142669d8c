import { afterAll, beforeAll, expect, test } from "vitest";
import type { Visitor } from "../test-site.ts";
import { type TestSite, testSite } from "../test-site.ts";
import { fillEntries, fillResults, instants, series, setClock, setInstants } from "../../award/results/fixture.ts";
import { gatherReport, type ReportPart } from "./gather-report.ts";
import { privacyRoutes } from "./page.ts";

let site: TestSite;
let officer: Visitor;
let stranger: Visitor;
beforeAll(async () => {
  site = await testSite(privacyRoutes);
  const { database } = site.app;
  await fillEntries(database);
  await setInstants(database);
  await fillResults(database);
  const person = { side: "centre", role: "exams-officer" } as const;
  officer = await site.signIn({ ...person, personId: "o1", name: "Olive Officer", centreId: "90001" });
  stranger = await site.signIn({ ...person, personId: "o2", name: "Other Officer", centreId: "90002" });
});
afterAll(() => site.close());

async function reportAt(instant: string): Promise<readonly ReportPart[]> {
  await setClock(site.app.database, instant);
  const uci = (
    await site.app.database.as.board
      .selectFrom("candidates.candidate")
      .select("uci")
      .where("centre_id", "=", "90001")
      .where("candidate_id", "=", 1)
      .executeTakeFirstOrThrow()
  ).uci;
  return gatherReport(site.app, { kind: "candidate", centreId: "90001", candidateId: 1, uci });
}
const rowsOf = (parts: readonly ReportPart[], table: string) => parts.find((part) => part.held.table === table)?.rows;

test("results and their marks are in the report only after the release to candidates", async () => {
  const before = await reportAt(instants.centres);
  for (const table of ["awarding.result", "marking.movement"]) {
    expect({ table, rows: rowsOf(before, table) }).toEqual({ table, rows: [] });
  }
  expect(rowsOf(before, "awarding.unit_bank")?.map(([from]) => from)).not.toContain(series);
  expect(rowsOf(before, "candidates.candidate")).toHaveLength(1);
  expect(rowsOf(before, "entries.entry")?.length).toBeGreaterThan(0);
  expect(rowsOf(await reportAt(instants.candidates), "awarding.result")?.length).toBeGreaterThan(0);
});

test("a centre makes the report for its own candidate, as a workbook, and the activity shows it", async () => {
  const made = await officer.post("/centre/access-report", { candidateNumber: "0001", series });
  expect([made.status, made.bytes.subarray(0, 2).toString()]).toEqual([200, "PK"]);
  const act = await site.app.database.as.board
    .selectFrom("audit.act")
    .select(["action", "centre_id", "subject_kind", "subject_id", "person_id"])
    .executeTakeFirstOrThrow();
  expect(act).toEqual({
    action: "make-access-report",
    centre_id: "90001",
    subject_kind: "candidate",
    subject_id: "90001 1",
    person_id: "o1",
  });
});

test("another centre's candidate and one that does not exist get the same answer, and nothing is recorded", async () => {
  const acts = () => site.app.database.as.board.selectFrom("audit.act").select("act_id").execute();
  const before = (await acts()).length;
  const [foreign, missing] = [
    await stranger.post("/centre/access-report", { candidateNumber: "0001", series, centre: "90001" }),
    await stranger.post("/centre/access-report", { candidateNumber: "9999", series, centre: "90001" }),
  ];
  expect([foreign.status, missing.status]).toEqual([422, 422]);
  const alike = (body: string) => body.replace(/value="(0001|9999)"|name="_once" value="[^"]+"/g, "");
  expect(foreign.body).toContain("There is no such candidate or account, or you cannot see it.");
  expect(alike(foreign.body)).toBe(alike(missing.body));
  expect((await acts()).length).toBe(before);
  expect((await stranger.post("/centre/access-report", { person: "o1" })).body).toContain(
    "Enter the candidate number, in four digits, and choose its series.",
  );
});

test("a candidate number means the candidate who holds it in the series, never another by an internal number", async () => {
  await site.app.database.as.worker
    .insertInto("candidates.candidate_number")
    .values({ centre_id: "90001", candidate_id: 2, series: "1A26", candidate_number: 1 })
    .execute();
  const about = async (fields: Record<string, string>) => {
    const { status } = await officer.post("/centre/access-report", fields);
    const act = site.app.database.as.board.selectFrom("audit.act").select("subject_id").orderBy("position", "desc");
    return [status, (await act.executeTakeFirstOrThrow()).subject_id];
  };
  expect(await about({ candidateNumber: "0001", series: "1A26" })).toEqual([200, "90001 2"]);
  expect(await about({ candidateNumber: "0001", series })).toEqual([200, "90001 1"]);
  for (const fields of [{ candidate: "2" }, { candidateNumber: "2", series }, { candidateNumber: "0002" }]) {
    expect(await about(fields)).toEqual([422, "90001 1"]);
  }
});

test("the page names the candidate whose page leads to it, and asks for number and series otherwise", async () => {
  const named = await officer.get(`/centre/access-report?candidateNumber=0001&series=${series}`);
  expect(named.body).toMatch(/<h1[^>]*>[^<]*What is held about (?!a person)/);
  expect(named.body).toContain(`govuk-breadcrumbs__link" href="/centre/candidates/1?series=${series}"`);
  const blank = await officer.get("/centre/access-report");
  expect(blank.body).toContain("Candidate number");
  expect(blank.body).toContain("Choose a series</option>");
  expect(blank.body).not.toContain("address of the candidate");
});

test("the board makes it for someone with an account; it holds no secret and names no one else", async () => {
  const parts = await gatherReport(site.app, { kind: "person", personId: "o1" });
  const text = JSON.stringify(parts.map((part) => part.rows));
  expect(text).toContain("Olive Officer");
  expect(text).not.toContain("Other Officer");
  const kept = await site.app.database.as.access.selectFrom("access.session").select("token_hash").execute();
  for (const { token_hash: hash } of kept) {
    expect(text).not.toContain(hash.toString("hex"));
    expect(text).not.toContain(hash.toString("base64"));
  }
});

test("the board names someone with an account by an email address, and no one is found by one that two have", async () => {
  const board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "administrator" });
  const { worker } = site.app.database.pools;
  await site.app.database.pools.owner.query("alter table access.person no force row level security");
  await site.app.database.pools.owner.query(
    "update access.person set email = 'olive@elm.example' where person_id = 'o1'",
  );
  await site.app.database.pools.owner.query("alter table access.person force row level security");
  const made = await board.post("/board/access-report", { person: "Olive@elm.example" });
  expect([made.status, made.bytes.subarray(0, 2).toString()]).toEqual([200, "PK"]);
  const { rows } = await worker.query("select subject_id from audit.act order by position desc limit 1");
  expect(rows).toEqual([{ subject_id: "o1" }]);
  const nobody = await board.post("/board/access-report", { person: "nobody@elm.example" });
  expect([nobody.status, nobody.body]).toEqual([422, expect.stringContaining("no such candidate or account")]);
});

test("the public page says what is held, why and for how long", async () => {
  const shown = await site.visitor().get("/privacy");
  expect(shown.status).toBe(200);
  expect(shown.body).toContain("Results of a candidate, with marks and every version");
  expect(shown.body).toContain("400 days");
});
