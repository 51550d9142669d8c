import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { fillEntries, fillResults, instants, setClock, setInstants } from "../fixture.ts";

/** Results as a grid of candidates by subject, in any order, and from candidate to candidate. */
let site: TestSite;
let officer: Visitor;
let teacher: Visitor;
let board: Visitor;

beforeAll(async () => {
  site = await testSite();
  await fillEntries(site.app.database);
  await fillResults(site.app.database);
  await setInstants(site.app.database);
  await setClock(site.app.database, instants.candidates);
  const person = { side: "centre", centreId: "90001" } as const;
  officer = await site.signIn({ ...person, personId: "o1", name: "Ann", role: "exams-officer" });
  teacher = await site.signIn({ ...person, personId: "t1", name: "Tom", role: "teacher", subjects: ["H446"] });
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "results" });
});
afterAll(() => site.close());

const cells = (html: string) =>
  [...html.matchAll(/<(?:th|td)[^>]*>([^]*?)<\/(?:th|td)>/g)].map(([, text = ""]) =>
    text.replaceAll(/<[^>]*>/g, "").trim(),
  );

/** The heading and the rows of the grid, as a reader of its table hears them. */
function gridIn(body: string): { readonly heading: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const [, head = "", rows = ""] = /<thead[^>]*>([^]*?)<\/thead>\s*<tbody[^>]*>([^]*?)<\/tbody>/.exec(body) ?? [];
  return {
    heading: cells(head),
    rows: rows
      .split("</tr>")
      .map(cells)
      .filter((row) => row.length > 0),
  };
}

async function grid(address: string, visitor = officer) {
  const { status, body } = await visitor.get(address);
  expect(status).toBe(200);
  return { body, ...gridIn(body) };
}

describe("the grid", () => {
  test("has a row for each candidate and a column for each subject, awards before units", async () => {
    const { heading, rows, body } = await grid("/centre/results?by=grid");
    expect(heading.map((each) => each.split(" ")[0])).toEqual([
      "Candidate",
      "Number",
      "05349",
      "05835",
      "6993",
      "H446A",
      "H857",
      "J277",
      "J560H",
      "J834",
      "B1601",
      "B1604",
      "R094A",
      "R095A",
    ]);
    expect(rows.map((row) => row[1])).toEqual(["0002", "0001", "0003"]);
    expect(rows[1]?.slice(2)).toEqual(["DMM", "M #", "B", "A*", "A", "", "7", "D2", "R", "M", "M2", "U"]);
    expect(rows.every((row) => row.length === heading.length)).toBe(true);
    expect(body).toContain('scope="row"');
    expect(body).toMatch(/June 2026, centre 90001, [A-Z]/);
  });

  test.each([
    ["sort=candidateNumber", ["0001", "0002", "0003"]],
    ["sort=-candidateNumber", ["0003", "0002", "0001"]],
    ["sort=-candidate", ["0003", "0001", "0002"]],
    ["search=brien", ["0001"]],
    ["kind=unit", ["0001"]],
  ])("with %s has the candidates %j", async (query, numbers) => {
    expect((await grid(`/centre/results?by=grid&${query}`)).rows.map((row) => row[1])).toEqual(numbers);
  });

  test("says nothing of what its reader may not see, before the release and beyond their subjects", async () => {
    await setClock(site.app.database, "2026-08-01T00:00:00Z");
    const early = await grid("/centre/results?by=grid");
    expect([early.rows, early.body.includes("J560H")]).toEqual([[], false]);
    await setClock(site.app.database, instants.centres);
    expect((await grid("/centre/results?by=grid&series=6A26")).body).toContain("Under embargo until");
    expect((await grid("/centre/results?by=grid", teacher)).body).not.toContain("J560H");
    await setClock(site.app.database, instants.candidates);
    const own = await grid("/centre/results?by=grid", teacher);
    expect(own.heading.map((each) => each.split(" ")[0])).toEqual(["Candidate", "Number", "H446A"]);
    expect((await grid("/centre/results?by=grid")).body).not.toContain("Under embargo");
  });

  test("is a file too, with the whole titles, and the board's for any centre", async () => {
    const { body, headers } = await board.get("/board/centres/90001/results?by=grid&format=csv");
    expect(headers["content-disposition"]).toContain("results-by-subject-90001-6A26");
    const [heading = "", first = ""] = body.split("\r\n");
    expect(heading).toContain("J560H Mathematics");
    expect(first).toContain("0002");
  });
});

describe("the list", () => {
  const order = async (sort: string, field: string) => {
    const { results } = JSON.parse((await officer.get(`/api/v1/results?sort=${sort}`)).body);
    return results.map((row: Record<string, string>) => row[field]);
  };

  test("is sorted by name, candidate number and subject, both ways", async () => {
    expect([...new Set(await order("candidateNumber", "candidateNumber"))]).toEqual(["0001", "0002", "0003"]);
    expect([...new Set(await order("-candidate", "candidateNumber"))]).toEqual(["0003", "0001", "0002"]);
    const options = await order("option", "option");
    expect(options).toEqual(options.toSorted());
    const titles = await order("-title", "title");
    expect(titles).toEqual(titles.toSorted().toReversed());
    expect((await officer.get("/centre/results")).body).toContain('href="/centre/results?sort=candidateNumber"');
  });

  test("explains the signs and short grades that are in it, and no others", async () => {
    const signs = (body: string) =>
      [...body.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)</g)].map(([, sign, is]) => `${sign}: ${is}`);
    const all = signs((await officer.get("/centre/results")).body);
    expect(all.map((each) => each.split(":")[0])).toEqual(["#", "X", "Q", "U", "R", "D*, D, M, P", "D2", "M2"]);
    expect(all).toContain("D2: Distinction at Level 2");
    expect(signs((await officer.get("/centre/results?option=H857")).body)).toEqual([]);
  });
});

test("a candidate's results lead to those of the candidates before and after, by name", async () => {
  const ways = (body: string) =>
    [...body.matchAll(/href="([^"]+)" rel="(prev|next)"/g)].map(([, href, rel]) => `${rel} ${href}`);
  expect(ways((await officer.get("/centre/results/6A26/1")).body)).toEqual([
    "prev /centre/results/6A26/2",
    "next /centre/results/6A26/3",
  ]);
  expect(ways((await officer.get("/centre/results/6A26/3")).body)).toEqual(["prev /centre/results/6A26/1"]);
  expect(ways((await board.get("/board/centres/90001/results/6A26/2")).body)).toEqual([
    "next /board/centres/90001/results/6A26/1",
  ]);
  expect(ways((await teacher.get("/centre/results/6A26/1")).body)).toEqual(["prev /centre/results/6A26/2"]);
});
