import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdf } from "../../platform/documents/read-pdf.ts";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { theProgram } from "../../start/program.ts";
import { addRelease, fillEntries, fillResults, instants, series, setClock, setInstants } from "./fixture.ts";
import { embargoHeading, embargoInName, findEmbargo } from "./under-embargo.ts";

/** What a centre prints, downloads and reads says that it is under embargo, and until when, as long as it is. */
let site: TestSite;
let officer: Visitor;
const until = "Under embargo until Thursday 20 August 2026, 8am";
const notice = `${until}. Do not give these results to candidates before then.`;
const pdfs = ["statements.pdf", "1/statement.pdf", "broadsheet.pdf"];

beforeAll(async () => {
  site = await testSite();
  await fillEntries(site.app.database);
  await fillResults(site.app.database);
  await setInstants(site.app.database);
  const one = { personId: "o1", name: "Ann", side: "centre", role: "exams-officer", centreId: "90001" } as const;
  officer = await site.signIn(one);
});
afterAll(() => site.close());

async function printed(name: string): Promise<{ readonly pages: readonly string[]; readonly called: string }> {
  const { bytes, headers } = await officer.get(`/centre/results/${series}/${name}`);
  const { pages } = await readPdf(bytes);
  return { pages: pages.map((page) => page.replaceAll(/\s+/g, " ")), called: String(headers["content-disposition"]) };
}

async function exported(query: string): Promise<string> {
  return String((await officer.get(`/centre/results?series=${series}&${query}`)).headers["content-disposition"]);
}

test.each([instants.centres, "2026-08-20T07:59:59+01:00"])("at %s every page of every document says so", async (at) => {
  await setClock(site.app.database, at);
  for (const name of pdfs) {
    const { pages, called } = await printed(name);
    for (const page of pages) expect(page, name).toContain(notice);
    for (const page of pages) expect(page, name).toContain("to be issued on 20 August 2026");
    expect(pages.join(" "), name).not.toMatch(/(?<!to be )issued:? ?(on )?20 August/);
    expect(called).toContain("-under-embargo-until-2026-08-20-0800.pdf");
  }
});

test("the same day exports and pages say so", async () => {
  await setClock(site.app.database, instants.centres);
  for (const format of ["csv", "xlsx"]) {
    const name = `results-90001-6A26-under-embargo-until-2026-08-20-0800.${format}`;
    expect(await exported(`format=${format}`)).toContain(name);
  }
  for (const path of ["/centre/results", "/centre/result-files", `/centre/results/${series}/1`]) {
    expect((await officer.get(path)).body, path).toContain(notice);
  }
});

test("so does every page of the centre that shows results, whichever pages there come to be", async () => {
  await setClock(site.app.database, instants.centres);
  const said: Record<string, boolean> = {};
  for (const { name, path, face, method, permission, scope } of theProgram.routes) {
    if (face !== "page" || method !== "GET" || permission !== "results.view" || scope !== "centre") continue;
    const filled = path.replace(":series", series).replace(":candidate", "1").replace(":option", "J560H");
    const { status, body, headers } = await officer.get(filled.replace(":sequence", "1"));
    if (status === 200 && String(headers["content-type"]).includes("html")) said[name] = body.includes(notice);
  }
  expect(said).toMatchObject({ "list-results": true, "explain-result": true });
  expect(Object.keys(said).filter((name) => !said[name])).toEqual([]);
});

test("of several families the last time counts, and without a time that stands there is no end", async () => {
  const { database } = site.app;
  const found = () => database.as.board.transaction().execute((tx) => findEmbargo(tx, "6A25", ["GCSE", "GCE"]));
  await setClock(database, "2025-08-14T07:00:00Z");
  expect(await found()).toEqual({ until: null });
  for (const [family, day] of [
    ["GCE", "2025-08-14"],
    ["GCSE", "2025-08-21"],
  ] as const) {
    const at = sql.lit(`${day}T08:00:00+01:00`);
    for (const audience of ["centres", "candidates"] as const) {
      await addRelease(database, { series: "6A25", family, audience, at });
    }
  }
  expect(embargoHeading((await found()) ?? { until: null })).toBe("Under embargo until Thursday 21 August 2025, 8am");
  await sql`insert into results.suspension (proposal_id, series, family, because)
    select proposal_id, series, family, 'mark' from results.release
    where series = '6A25' and family = 'GCSE' and audience = 'candidates'`.execute(database.as.owner);
  expect(await found()).toEqual({ until: null });
  expect(embargoInName({ until: null })).toEqual(["under-embargo"]);
});

test("made after candidates' time, the same documents, files and pages say nothing of an embargo", async () => {
  await setClock(site.app.database, instants.candidates);
  for (const name of pdfs) {
    const { pages, called } = await printed(name);
    expect(pages.join(" "), name).not.toMatch(/embargo/i);
    expect(pages[0], name).toContain("issued 20 August 2026");
    expect(called).not.toContain("embargo");
  }
  expect(await exported("format=csv")).toContain("results-90001-6A26.csv");
  for (const path of ["/centre/results", "/centre/result-files", `/centre/results/${series}/1`]) {
    expect((await officer.get(path)).body, path).not.toMatch(/embargo/i);
  }
});
