import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../start/test-site.ts";
import { loadDemoCatalogue } from "./load-catalogue/load-demo-catalogue.ts";
import { findSeriesInHand } from "./series-in-hand.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
  await loadDemoCatalogue(site.app.database);
  const worker = site.app.database.as.worker;
  await worker
    .insertInto("catalogue.series")
    .values({ series: "1A27", title: "January 2027", month: 1, year: 2027 })
    .execute();
  await worker
    .insertInto("catalogue.key_dates")
    .values({
      series: "1A27",
      family: "GCE",
      kind: "final-entries",
      at: "2026-10-21T23:59",
      at_instant: "2026-10-21T22:59:00Z",
      status: "sample",
      source: "a test",
    })
    .execute();
});
afterAll(() => site.close());

test.each([
  ["2025-08-01", ["6A25", "1A26", "6A26"], "6A25"],
  ["2025-12-20", ["6A25", "6A26"], "6A26"],
  ["2026-03-02", ["9A25", "1A26", "6A26", "1A27"], "6A26"],
  ["2026-05-20", ["9A25", "6A26"], "6A26"],
  ["2026-08-06", ["9A25", "6A26", "1A27"], "6A26"],
  ["2026-08-20", ["6A26", "1A27"], "6A26"],
  ["2026-08-24", ["6A26", "1A27"], "6A26"],
  ["2026-08-24", ["1A27"], "1A27"],
  ["2026-09-25", ["6A26", "1A27"], "1A27"],
  ["2029-01-01", ["6A25", "6A26"], "6A26"],
  ["2026-08-06", [], undefined],
])("on %s the series in hand of %j is %s", async (day, codes, expected) => {
  const among = codes.map((series) => ({ series }));
  const at = Temporal.Instant.from(`${day}T10:00:00Z`);
  const found = await site.app.database.as.worker.transaction().execute((tx) => findSeriesInHand(tx, among, at));
  expect(found?.series).toBe(expected);
});
