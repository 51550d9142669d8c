import { readXlsx } from "hucre/xlsx";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCsv } from "../../../formats/csv/read-csv.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import {
  agreedRun,
  fillEntries,
  fillResults,
  insertRows,
  instants,
  series,
  setClock,
  setInstants,
  uciOf,
} from "../fixture.ts";
import { candidateResultsRoutes } from "../show-candidate-results/routes.ts";
import { listResultsRoutes } from "./routes.ts";
import { schemaFaults } from "./schema-faults.ts";

const routes = [...listResultsRoutes, ...candidateResultsRoutes];
let site: TestSite;
let officer: Visitor;
let board: Visitor;

beforeAll(async () => {
  site = await testSite(routes);
  await fillEntries(site.app.database);
  await fillResults(site.app.database);
  await setInstants(site.app.database);
  await setClock(site.app.database, instants.candidates);
  officer = await officerOf("90001");
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "results" });
});
afterAll(() => site.close());

function officerOf(centreId: string): Promise<Visitor> {
  const personId = `officer of ${centreId}`;
  return site.signIn({ personId, name: "Ann", side: "centre", role: "exams-officer", centreId });
}

type Listed = { option: string; surname: string; candidateNumber: string; shown: string };
type Listing = { total: number; page: number; size: number; results: Listed[] };

async function list(query: string, path = "/api/v1/results", reader = officer): Promise<Listing> {
  const answer = await reader.get(`${path}?${query}`);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body);
}

describe("the list", () => {
  test.each([
    ["", 15],
    ["kind=unit", 4],
    ["kind=award", 11],
    ["family=GCE", 2],
    ["option=J560H", 3],
    ["grade=7", 1],
    ["grade=A*", 1],
    ["grade=U", 2],
    ["grade=X", 1],
    ["grade=Q", 1],
    ["grade=%23", 2],
    ["search=O'Brien", 11],
    ["search=brien-żak, siân", 11],
    ["search=Siân O'Brien", 11],
    ["search=ama quaye", 2],
    ["search=0003", 2],
    ["search=3", 2],
    ["search=%25", 0],
    ["search=_", 0],
    ["search=nobody", 0],
    ["search=%00", 15],
    ["search=99999999999", 0],
    ["series=6A26", 15],
    ["kind=unit&family=TECHNICALS", 2],
  ])("%s finds %i", async (query, total) => {
    const found = await list(query);
    expect([found.total, found.results.length]).toEqual([total, total]);
  });

  test("is found by UCI, and by the end of one", async () => {
    expect((await list(`search=${uciOf("90001", 3)}`)).total).toBe(2);
  });

  test.each(["series=6A25", "series=nonsense", "series=%00"])("of %s, which has nothing, is empty", async (query) => {
    if (query === "series=6A25") expect(await list(query)).toEqual({ total: 0, page: 1, size: 100, results: [] });
    else expect((await officer.get(`/api/v1/results?${query}`)).status).toBe(422);
    const page = await officer.get(`/centre/results?${query}`);
    expect([page.status, page.body.includes("Nothing matches your filters.")]).toEqual([200, true]);
    expect(page.body).toContain('<option value="6A26">June 2026</option>');
    const csv = await officer.get(`/centre/results?${query}&format=csv`);
    expect([csv.status, csv.body.trim().split("\r\n")]).toEqual([200, [expect.stringContaining("Centre,Series,")]]);
  });

  test("is in the order of names, awards before units", async () => {
    const { results } = await list("");
    expect([...new Set(results.map((row) => row.candidateNumber))]).toEqual(["0002", "0001", "0003"]);
    const own = results.filter((row) => row.candidateNumber === "0001").map((row) => row.option);
    expect(own).toEqual([
      "05349",
      "05835",
      "6993",
      "H446A",
      "H857",
      "J560H",
      "J834",
      "B1601",
      "B1604",
      "R094A",
      "R095A",
    ]);
  });

  test("as the API gives it, and a candidate's own, are as their schemas say", async () => {
    for (const [name, path] of [
      ["list-results-api", "/api/v1/results"],
      ["api-my-results", "/api/v1/my-results"],
    ]) {
      const schema = routes.find((route) => route.name === name)?.api?.answer.schema ?? {};
      const candidate = await site.signIn({
        personId: `c-${name}`,
        name: "S",
        side: "candidate",
        role: "candidate",
        centreId: "90001",
        candidateId: 1,
      });
      const reader = name === "list-results-api" ? officer : candidate;
      const body: unknown = JSON.parse((await reader.get(path ?? "")).body);
      expect(schemaFaults(schema, body)).toEqual([]);
      expect(JSON.stringify(body)).toContain("O'Brien-Żak");
      const spoiled: unknown = JSON.parse(JSON.stringify(body).replaceAll("187", '"x"'));
      expect(schemaFaults(schema, spoiled)).not.toEqual([]);
    }
  });

  test("says what it shows, and offers only what is in it", async () => {
    const { body } = await officer.get("/centre/results?grade=7");
    expect(body).toContain("1 to 1 of 1");
    expect(body).toMatch(/<option value="7" selected>/);
    expect(body).not.toMatch(/<option value="3"/);
    expect((await officer.get("/centre/results?search=nobody")).body).toContain("Nothing matches your filters.");
  });

  test("of a centre that does not exist is not found by the board; of one without results says so", async () => {
    expect((await board.get("/board/centres/99998/results")).status).toBe(404);
    await insertRows(site.app.database, "centres.centre", [
      {
        centre_id: "90009",
        name: "Elm",
        kind: "school",
        postcode: "",
        town: "",
        status: "approved",
        early_access_withdrawn: false,
      },
    ]);
    const none = await board.get("/board/centres/90009/results");
    expect([none.status, none.body.includes("This centre has no results yet")]).toEqual([200, true]);
  });
});

describe("exports", () => {
  test("hold what the filter shows, a name like a formula made harmless", async () => {
    const answer = await officer.get("/centre/results?option=J560H&format=csv");
    expect(answer.headers["content-disposition"]).toContain("results-90001-6A26.csv");
    const rows = readCsv("results.csv", answer.bytes);
    expect(rows.ok ? rows.value : rows.refusals).toHaveLength(4);
    expect(answer.body).toContain("'=1+1Smith");
    expect(answer.body).not.toMatch(/(^|,)"?=1/m);
    expect(answer.body).toContain("0001,O'Brien-Żak,Siân,");
  });

  test("open as a workbook with the same rows", async () => {
    const answer = await officer.get("/centre/results?format=xlsx");
    const book = await readXlsx(answer.bytes);
    const [sheet] = book.sheets;
    expect(answer.headers["content-disposition"]).toContain("results-90001-6A26.xlsx");
    expect(sheet?.rows).toHaveLength(16);
    expect(sheet?.rows[0]?.slice(0, 4)).toEqual(["Centre", "Series", "Candidate number", "Surname"]);
    const formulas = [...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula);
    expect(formulas).toEqual([]);
    expect(sheet?.rows.flat()).toContain("=1+1Smith");
  });
});

describe("a long list", () => {
  beforeAll(async () => {
    const ids = Array.from({ length: 230 }, (_, index) => 100 + index);
    const centre_id = "90002";
    const many = (row: (id: number) => object) => ids.map((id) => ({ centre_id, candidate_id: id, ...row(id) }));
    await insertRows(
      site.app.database,
      "candidates.candidate",
      many((id) => ({
        uci: uciOf("90002", id),
        surname: `Z${id}`,
        forenames: "A",
        file_name: `Z${id}:A`,
        sex: "F",
        status: "C",
      })),
    );
    const numbers = many((id) => ({ series, candidate_number: id }));
    await insertRows(site.app.database, "candidates.candidate_number", numbers);
    await insertRows(
      site.app.database,
      "awarding.result",
      many((id) => ({
        series,
        option: "J560H",
        version: 1,
        run_id: agreedRun,
        family: "GCSE",
        kind: "award",
        status: "graded",
        grade: "5",
        partial_absence: false,
        total: id,
        cause: "award",
      })),
    );
  });

  test("is shown a hundred at a time, every result once; a page too far leads to the last", async () => {
    const other = await officerOf("90002");
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(await list(`page=${page}`, "/api/v1/results", other));
    expect(pages.map((each) => [each.total, each.page, each.size, each.results.length])).toEqual([
      [231, 1, 100, 100],
      [231, 2, 100, 100],
      [231, 3, 100, 31],
    ]);
    expect(new Set(pages.flatMap((each) => each.results.map((row) => row.candidateNumber))).size).toBe(231);
    expect(await list("page=99", "/api/v1/results", other)).toEqual({ total: 231, page: 99, size: 100, results: [] });
    const tooFar = await other.get("/centre/results?grade=5&page=99");
    expect([tooFar.status, tooFar.headers["location"]]).toEqual([303, "/centre/results?grade=5&page=3"]);
    expect(await list("page=", "/api/v1/results", other)).toEqual(pages[0]);
    for (const page of ["0", "-1", "x", "1e9"]) {
      const refused = await other.get(`/api/v1/results?page=${page}`);
      expect([refused.status, JSON.parse(refused.body).code]).toEqual([422, "parameter-invalid"]);
    }
    const { body } = await other.get("/centre/results?grade=5&page=2");
    expect(body).toContain("101 to 200 of 230");
    expect(body).toContain("/centre/results?grade=5&amp;page=3");
  });
});
