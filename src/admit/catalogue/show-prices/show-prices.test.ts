import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { theProgram } from "../../../start/program.ts";
import { loadDemoCatalogue } from "../load-catalogue/load-demo-catalogue.ts";

let site: TestSite;
let anyone: Visitor;
beforeAll(async () => {
  site = await testSite(theProgram.routes);
  await loadDemoCatalogue(site.app.database);
  const { worker } = site.app.database.as;
  await worker.updateTable("catalogue.series_options").set({ fee: 4321 }).where("option", "=", "J560H").execute();
  const earlier = worker.updateTable("catalogue.series_options").set({ fee: 4200 }).where("option", "=", "J560H");
  await earlier.where("series", "=", "6A25").execute();
  anyone = site.visitor();
});
afterAll(() => site.close());

test("everyone sees the list of the year that it is, with what changed since the year before", async () => {
  const { status, body } = await anyone.get("/fees?search=J560H");
  expect([status, body.includes("1 August 2025 to 31 July 2026")]).toEqual([200, true]);
  for (const text of ["£43.21", "£42.00", "£1.21 more", "Exempt"]) expect(body).toContain(text);
});

test("a file has the fees in pence; only what changed is listed when asked for", async () => {
  const { body } = await anyone.get("/fees?service=review-of-marking&format=csv");
  expect(body.replace("\uFEFF", "").split(/\r?\n/).slice(0, 2)).toEqual([
    "Service,Entry code,Title,Family,Series,For each,Fee (pence),Last year (pence),Change,VAT,Status",
    "Review of marking,,Review of marking,All,All,component,6515,6330,£1.85 more,Exempt,sample",
  ]);
  const changed = (await anyone.get("/fees?changed=yes&format=csv")).body;
  expect([changed.includes("J560H"), changed.includes("Access to scripts")]).toEqual([true, false]);
});

test("an earlier list is there too, and what has VAT says so; the API gives the same", async () => {
  expect((await anyone.get("/fees?year=2024&search=marking")).body).toContain("£61.50");
  expect((await anyone.get("/fees?search=Certifying")).body).toContain("20% added");
  const api = JSON.parse((await anyone.get("/api/v1/fees?year=2026&service=certifying-statement")).body);
  expect(api.prices).toEqual([
    {
      service: "certifying-statement",
      option: null,
      title: "Certifying statement of results",
      family: "All",
      series: "All",
      per: "statement",
      fee: 4800,
      before: 4800,
      change: "None",
      vat: "20% added",
      status: "sample",
    },
  ]);
});

test("a price that left the list is named", async () => {
  await site.app.database.as.worker
    .deleteFrom("catalogue.prices")
    .where("service", "=", "certifying-statement")
    .where("year", "=", 2026)
    .execute();
  expect((await anyone.get("/fees?search=Certifying")).body).toContain("No longer in the list");
});
