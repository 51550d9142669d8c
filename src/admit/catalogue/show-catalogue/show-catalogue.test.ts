import { afterAll, beforeAll, expect, test } from "vitest";
import { readBasedataBundle } from "../../../formats/basedata/bundle.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { listPage } from "#platform/lists";
import { basedataRoutes } from "../download-basedata/page.ts";
import { loadDemoCatalogue } from "../load-catalogue/load-demo-catalogue.ts";
import { entryCodeList } from "../show-entry-codes/list.ts";
import { catalogueRoutes } from "./page.ts";

let site: TestSite;
let board: Visitor;
let centre: Visitor;
beforeAll(async () => {
  site = await testSite([...catalogueRoutes, ...listPage(entryCodeList), ...basedataRoutes]);
  for (const path of ["/entry-codes", "/basedata"]) {
    expect((await site.visitor().get(path)).body).toMatch(/No entry codes yet|no basedata yet/);
  }
  await loadDemoCatalogue(site.app.database);
  await site.app.database.pools.board.query(
    "insert into centres.centre (centre_id, name) values ('90001', 'Ash School')",
  );
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "assessment" });
  centre = await site.signIn({ personId: "c1", name: "Ann", side: "centre", role: "exams-officer", centreId: "90001" });
});
afterAll(() => site.close());

test("the board sees every qualification that is loaded, and finds one", async () => {
  const page = await board.get("/board/catalogue");
  expect(page.body).toContain("50 qualifications");
  const found = await board.get("/board/catalogue?search=computer");
  expect(found.body).toContain('href="/board/catalogue/H446"');
  expect(found.body).not.toContain('href="/board/catalogue/J560"');
  expect((await board.get("/board/catalogue?family=GCSE&format=csv")).body).toContain("GCSE,GCSE (9 to 1),J560,");
  expect((await board.get("/board/catalogue?search=%25")).body).toContain("Nothing matches your filters");
});

test("a linear qualification shows its options, components and factors", async () => {
  const page = await board.get("/board/catalogue/H555");
  expect(page.status).toBe(200);
  expect(page.body).toContain("H555/05");
  expect(page.body).toMatch(/× \d+\/\d+/);
  expect(page.body).toContain("/entry-codes?series=6A26");
});

test("a qualification of units shows which count and what they must reach", async () => {
  const page = await board.get("/board/catalogue/J834");
  expect(page.body).toContain("Rules of combination");
  expect(page.body).toContain("taken in the series of certification");
  expect(page.body).toContain("R093");
  expect(page.body).toContain("Every series:");
});

test("the catalogue is the board's; an unknown code is not found", async () => {
  expect((await centre.get("/board/catalogue")).status).toBe(403);
  expect((await site.visitor().get("/board/catalogue/H446")).status).toBe(303);
  expect((await board.get("/board/catalogue/ZZZZ")).status).toBe(404);
  expect((await board.get("/board/catalogue/%00")).status).toBe(404);
});

test("everyone sees entry codes with fees and deadlines, and exports them", async () => {
  const page = await site.visitor().get("/entry-codes?series=6A26");
  expect(page.body).toContain('<span class="govuk-caption-l">June 2026</span>');
  expect(page.body).toContain('<h1 class="govuk-heading-l">Entry codes</h1>');
  expect(page.body).toMatch(/1 to 100 of \d{3}/);
  const second = await site.visitor().get("/entry-codes?series=6A26&page=2");
  expect(second.body).toContain("J560H");
  expect(second.body).toMatch(/>Mathematics Foundation</);
  expect(page.body).toContain("<span>Sat 21 Feb 2026,</span> <span>11:59pm</span>");
  expect(page.body).toMatch(/£\d+\.\d\d/);
  const csv = await site.visitor().get("/entry-codes?series=6A26&family=GCE&search=H446A&format=csv");
  const [heading, row, ...more] = csv.body.trim().split("\r\n");
  expect(heading).toBe(
    "Series,Entry code,Title,Qualification type,Kind,Qualification,Unit,Tier,Fee,Fee in pence,Status",
  );
  expect(row).toMatch(/^6A26,H446A,Computer Science.*,award,H446,,,£(\d+)\.(\d\d),\1\2,/);
  expect(more).toEqual([]);
  expect((await centre.get("/entry-codes?series=6A26&search=zzz")).body).toContain("Nothing matches your filters");
});

test("entry codes are sorted by code or fee, and can be filtered by family", async () => {
  const codesOf = (body: string) => [...body.matchAll(/scope="row">\s*([A-Z0-9/]+)/g)].map((match) => match[1]);
  const byCode = codesOf((await site.visitor().get("/entry-codes?series=6A26&family=GCSE&sort=-option")).body);
  expect(byCode.length).toBeGreaterThan(5);
  expect(byCode).toEqual(byCode.toSorted().reverse());
  const everything = (await site.visitor().get("/entry-codes?series=6A26&format=csv")).body;
  expect((await site.visitor().get("/entry-codes?series=6A26&family=GCSE&format=csv")).body.length).toBeLessThan(
    everything.length,
  );
  expect((await site.visitor().get("/entry-codes?sort=nothing")).status).toBe(422);
});

test("basedata is one sound bundle with the name that the exchange formats give it", async () => {
  expect((await site.visitor().get("/basedata")).body).toContain('href="/basedata/6A26.zip"');
  const zip = await centre.get("/basedata/6A26.zip");
  expect(zip.status).toBe(200);
  expect(zip.headers["content-disposition"]).toContain("Z6A26_90.zip");
  const read = readBasedataBundle(zip.bytes);
  expect(read.faults).toEqual([]);
  const api = await site.visitor().get("/api/v1/basedata/6A26");
  expect(JSON.parse(api.body).options).toHaveLength(read.basedata?.options.length ?? -1);
  expect(read.basedata?.options.map((row) => row.option)).toContain("H446A");
});

test.each([
  "/basedata/ZZZZ.zip",
  "/basedata/6A26",
  "/basedata/1A12.zip",
  "/api/v1/basedata/ZZZZ",
  "/api/v1/basedata/%00",
])("%s is not found", async (path) => expect((await site.visitor().get(path)).status).toBe(404));
