import { afterAll, beforeAll, expect, test } from "vitest";
import { readBasedataBundle } from "../../../formats/basedata/bundle.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { basedataRoutes } from "../download-basedata/routes.ts";
import { loadDemoCatalogue } from "../load-catalogue/load-demo-catalogue.ts";
import { entryCodesRoutes } from "../show-entry-codes/routes.ts";
import { catalogueRoutes } from "./routes.ts";

let site: TestSite;
let board: Visitor;
let centre: Visitor;
beforeAll(async () => {
  site = await testSite([...catalogueRoutes, ...entryCodesRoutes, ...basedataRoutes]);
  for (const path of ["/entry-codes", "/basedata"]) {
    expect((await site.visitor().get(path)).body).toMatch(/Nothing can be entered yet|no basedata yet/);
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
  expect((await board.get("/board/catalogue?search=%25")).body).toContain("No qualification fits this filter");
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

test("everyone sees entry codes with fees and deadlines, and takes them away", async () => {
  const page = await site.visitor().get("/entry-codes?series=6A26");
  expect(page.body).toContain("Entry codes, June 2026");
  expect(page.body).toContain("J560H");
  expect(page.body).toContain("<span>Sat 21 Feb 2026,</span> <span>11:59pm</span>");
  expect(page.body).toMatch(/£\d+\.\d\d/);
  const csv = await site.visitor().get("/entry-codes?series=6A26&family=GCE&search=H446A&format=csv");
  expect(csv.body.trim().split("\r\n")).toHaveLength(2);
  expect((await centre.get("/entry-codes?series=6A26&search=zzz")).body).toContain("No entry code fits this filter");
});

test("basedata are one sound bundle with the name of the exchange formats", async () => {
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
