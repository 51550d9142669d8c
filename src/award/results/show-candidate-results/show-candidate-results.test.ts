import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdf } from "../../../platform/documents/read-pdf.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { downloadRoutes } from "../download-documents/routes.ts";
import { addRun, fillEntries, fillResults, insertRows, instants, series, setClock, setInstants } from "../fixture.ts";
import { candidateResultsRoutes } from "./routes.ts";
import { signsIn } from "./signs-in.ts";

let site: TestSite;
let officer: Visitor;
let candidate: Visitor;

beforeAll(async () => {
  site = await testSite([...candidateResultsRoutes, ...downloadRoutes]);
  await fillEntries(site.app.database);
  await fillResults(site.app.database);
  await setInstants(site.app.database);
  officer = await site.signIn({
    personId: "o1",
    name: "Ann",
    side: "centre",
    role: "exams-officer",
    centreId: "90001",
  });
  candidate = await site.signIn({
    personId: "c1",
    name: "Siân",
    side: "candidate",
    role: "candidate",
    centreId: "90001",
    candidateId: 1,
  });
});
afterAll(() => site.close());

test("before results day a candidate reads what is to come, and on which day", async () => {
  await setClock(site.app.database, "2026-08-01T00:00:00Z");
  const { body } = await candidate.get("/candidate/results");
  expect(body).toContain("There are no results to see yet");
  expect(body).toMatch(/Thursday 20 August 2026, 8am<\/h3>[^]*Mathematics Higher/);
  expect(body).not.toContain("Grade: ");
});

test("an entry for a later series leaves what is to come in June, until long after its release", async () => {
  const { database } = site.app;
  const insert = (statement: ReturnType<typeof sql>) => statement.execute(database.as.worker);
  await insert(sql`insert into catalogue.series (series, title, month, year) values ('1A27', 'January 2027', 1, 2027)`);
  await insert(sql`insert into entries.entry (centre_id, series, candidate_id, option, channel)
    values ('90001', '1A27', 1, 'R093', 'page'), ('90001', '6A24', 1, 'J560H', 'file')`);
  await setClock(database, "2026-08-01T00:00:00Z");
  const before = (await candidate.get("/candidate/results")).body;
  expect(before).toMatch(/Thursday 20 August 2026[^<]*<\/h3>[^]*Mathematics Higher/);
  expect(before).toMatch(/Date to be confirmed<\/h3>[^]*R093/);
  expect(before.match(/J560H/g)).toHaveLength(1);
  await setClock(database, "2026-10-01T00:00:00Z");
  const after = (await candidate.get("/candidate/results")).body;
  expect(after.slice(after.indexOf("Still to come"))).toMatch(/R093/);
  await insert(sql`update entries.entry set status = 'withdrawn' where series in ('1A27', '6A24')`);
});

test("on results day a candidate reads every grade in words, and only the signs they have", async () => {
  await setClock(site.app.database, instants.candidates);
  const { body } = await candidate.get("/candidate/results");
  const grades = [...body.matchAll(/Grade: <\/span>([^<]+)</g)].map((found) => found[1]);
  expect(grades).toEqual([
    "DMM",
    "M #",
    "B",
    "A*",
    "A",
    "7",
    "Distinction at Level 2",
    "R",
    "M",
    "Merit at Level 2",
    "U",
  ]);
  expect([...body.matchAll(/<dt>([^<]+)<\/dt>/g)].map((found) => found[1])).toEqual(["#", "U", "R", "D*, D, M, P"]);
  expect(body).not.toContain("Still to come");
  expect(body).not.toContain("UCI");
});

test("a series that has nothing shows nothing, whatever the address says", async () => {
  for (const asked of ["6A25", "9Z99", "%00"]) {
    const { status, body } = await candidate.get(`/candidate/results?series=${asked}`);
    expect([status, body.includes("There are no results to see yet")]).toEqual([200, true]);
    const answer = await candidate.get(`/api/v1/my-results?series=${asked}`);
    if (asked === "%00") expect(answer.status).toBe(422);
    else expect(JSON.parse(answer.body)).toEqual([]);
  }
});

test("a statement is the same for the centre and the candidate, dated with the candidates' day", async () => {
  await setClock(site.app.database, instants.candidates);
  const own = await candidate.get("/candidate/results/6A26/statement.pdf");
  const theirs = await officer.get("/centre/results/6A26/1/statement.pdf");
  expect(own.headers["content-disposition"]).toContain("statement-90001-0001-6A26.pdf");
  expect(theirs.bytes.equals(own.bytes)).toBe(true);
  const { pages } = await readPdf(own.bytes);
  expect(pages.join("\n")).toContain("20 August 2026");
  expect(pages.join("\n")).toContain("O'Brien-Żak");
  const all = await readPdf((await officer.get("/centre/results/6A26/statements.pdf")).bytes);
  expect(all.bookmarks.filter((title) => /Żak|Smith|Quaye/.test(title))).toHaveLength(3);
  const broadsheet = await readPdf((await officer.get("/centre/results/6A26/broadsheet.pdf")).bytes);
  expect(broadsheet.pages.join("\n")).toContain("Quaye, Ama");
});

test("the files page lists the newest first and says which a newer one replaces", async () => {
  const file = (sequence: number, family: string) => ({
    centre_id: "90001",
    series,
    sequence,
    family,
    name: `R9000190.X0${sequence}`,
    records: 4,
    content: "\\x00",
    results_hash: "h",
    run_id: "01900000-0000-7000-8000-000000000001",
    made_at: instants.centres,
  });
  await insertRows(site.app.database, "results.prepared_file", [file(1, "GCSE"), file(2, "GCE"), file(3, "GCSE")]);
  const { body } = await officer.get("/centre/result-files");
  const rows = [...body.matchAll(/R9000190\.X0(\d)<[^]*?<\/td>\s*<td[^>]*>([^]*?)<\/td>/g)];
  expect(rows.map((row) => [row[1], row[2]?.includes("(replaced by a newer file)")])).toEqual([
    ["3", false],
    ["2", false],
    ["1", true],
  ]);
});

test("a result changed once issued says so, and one changed before the release does not", async () => {
  const changed = async (run_id: string, version: number, finished: string, grade: string) => {
    await addRun(site.app.database, run_id, "agreed", finished);
    await insertRows(site.app.database, "awarding.result", [
      {
        centre_id: "90001",
        series,
        candidate_id: 1,
        option: "J560H",
        version,
        run_id,
        family: "GCSE",
        kind: "award",
        status: "graded",
        grade,
        partial_absence: false,
        total: 200,
        cause: "review",
      },
    ]);
    return (await officer.get("/centre/results/6A26/1")).body;
  };
  const early = await changed("01900000-0000-7000-8000-00000000000a", 2, "2026-08-18T00:00:00Z", "6");
  expect([early.includes("<strong>6</strong>"), early.includes("changed since results day")]).toEqual([true, false]);
  const late = await changed("01900000-0000-7000-8000-00000000000b", 3, "2026-09-10T00:00:00Z", "8");
  expect([late.includes("<strong>6</strong>"), late.includes("<strong>8</strong>")]).toEqual([false, true]);
  expect(late).toContain("changed since results day");
  expect((await candidate.get("/candidate/results")).body).toContain("Changed since results day");
  const { pages } = await readPdf((await candidate.get("/candidate/results/6A26/statement.pdf")).bytes);
  expect(pages.join(" ").replaceAll(/\s+/g, " ")).toContain("this result was changed after it was first issued");
});

test("signs are explained exactly when they are in the results", () => {
  const row = { scheme: "linear", status: "graded", grade: "7", partialAbsence: false } as const;
  const signs = (...rows: Parameters<typeof signsIn>[0]) => signsIn(rows).map((each) => each.sign);
  expect(signs(row)).toEqual([]);
  expect(signs({ ...row, partialAbsence: true }, { ...row, grade: "U" })).toEqual(["#", "U"]);
  expect(signs({ ...row, status: "no-result", grade: null, partialAbsence: true })).toEqual(["No result"]);
  expect(signs({ ...row, status: "pending", grade: null }, { ...row, grade: "R" })).toEqual(["R", "Pending"]);
});
