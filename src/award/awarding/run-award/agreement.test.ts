import { afterAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../platform/web/test-site.ts";
import { awarder, fillForAward, series } from "../fixture.ts";
import { runAward } from "./run-award.ts";

const sites: TestSite[] = [];
afterAll(async () => { for (const site of sites) await site.close(); });

test.each([1, 2, 3])("a random cohort of every family: the award equals the second calculation, seed %i", async (seed) => {
  const site = await testSite([]);
  sites.push(site);
  const { database } = site.app;
  await fillForAward(database, { seed, centres: 5, candidates: 40 });
  const ended = await runAward(site.app, awarder, { series, cause: "award", missing: "refuse", connections: 3 });
  expect(ended.ok ? ended.value.second?.first.slice(0, 5) : ended.refusals).toEqual([]);
  expect(ended.ok && ended.value.status).toBe("agreed");
  const kinds = await database.as.worker.selectFrom("awarding.current_result as r").innerJoin("catalogue.families as f", "f.family", "r.family")
    .select(["r.family", "r.kind", "r.status"]).distinct().execute();
  expect(new Set(kinds.map((row) => row.kind))).toEqual(new Set(["award", "unit", "certification"]));
  expect(new Set(kinds.filter((row) => row.kind === "certification").map((row) => row.status))).toEqual(new Set(["graded", "no-result", "pending"]));
  expect(new Set(kinds.map((row) => row.family)).size).toBe(7);
});
