import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { storedCatalogue } from "#catalogue";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { awarder, fillForAward, guardsOff, makeOnePerson, series } from "../fixture.ts";
import { secondCalculation } from "../second-calculation/index.ts";
import { boardClient } from "./award-parts.ts";
import { runAward } from "./run-award.ts";
import { everyDuty } from "../../../start/every-duty.ts";

const sites: TestSite[] = [];
afterAll(async () => {
  for (const site of sites) await site.close();
});

test.each([1, 2, 3])(
  "a random cohort of every family: the award equals the second calculation, seed %i",
  async (seed) => {
    const site = await testSite([]);
    sites.push(site);
    const { database } = site.app;
    await fillForAward(database, { seed, centres: 5, candidates: 40 });
    const ended = await runAward(site.app, awarder, { series, cause: "award", missing: "refuse", connections: 3 });
    expect(ended.ok ? ended.value.second?.first.slice(0, 5) : ended).toEqual([]);
    expect(ended.ok && ended.value.status).toBe("agreed");
    const kinds = await database.as.worker
      .selectFrom("awarding.current_result as r")
      .innerJoin("catalogue.families as f", "f.family", "r.family")
      .select(["r.family", "r.kind", "r.status"])
      .distinct()
      .execute();
    expect(new Set(kinds.map((row) => row.kind))).toEqual(new Set(["award", "unit", "certification"]));
    expect(new Set(kinds.filter((row) => row.kind === "certification").map((row) => row.status))).toEqual(
      new Set(["graded", "no-result", "pending"]),
    );
    expect(new Set(kinds.map((row) => row.family)).size).toBe(7);
  },
);

test.each([4, 5, 6])("the same under other rules: choices, limits, rounding by component, seed %i", async (seed) => {
  const site = await testSite([]);
  sites.push(site);
  const { database } = site.app;
  await fillForAward(database, { seed, centres: 4, candidates: 50 });
  for (const change of [
    "update catalogue.qualifications set near_pass_max = 1, unclassified_max = 2 where scheme = 'points'",
    "update catalogue.combination_groups set optional = true, choose = 3 where qualification = 'H411'",
    "update catalogue.combination_groups set terminal = true where qualification = 'J813' and optional",
    "update catalogue.units set attempts = 'latest' where assessment = 'nea' and unit < 'R055'",
    "update catalogue.families set rounding = 'component' where family = 'GCE'",
    "update catalogue.thresholds set minimum = minimum / 2 where qualification in ('H411', '05349', '05835')",
  ])
    await sql.raw(change).execute(database.as.worker);
  const ended = await runAward(site.app, awarder, { series, cause: "award", missing: "refuse" });
  expect(ended.ok ? ended.value.second?.first.slice(0, 5) : ended).toEqual([]);
  expect(ended.ok && ended.value.status).toBe("agreed");
  const chosen = await database.as.worker
    .selectFrom("awarding.current_result")
    .select("grade")
    .where("option", "=", "H411")
    .execute();
  expect(new Set(chosen.map((row) => row.grade)).size).toBeGreaterThan(1);
});

test.each([8, 9])("the same with people who are at two centres, seed %i", async (seed) => {
  const site = await testSite([]);
  sites.push(site);
  const { database } = site.app;
  await fillForAward(database, { seed, centres: 4, candidates: 40 });
  await makeOnePerson(
    database,
    "o.centre_id = (c.centre_id::integer - 1)::text and c.candidate_id % 3 = c.centre_id::integer % 2",
  );
  const ended = await runAward(site.app, awarder, { series, cause: "award", missing: "refuse", connections: 3 });
  expect(ended.ok ? ended.value.second?.first.slice(0, 5) : ended).toEqual([]);
  const elsewhere = await sql<{ count: number }>`select count(*) as count from awarding.current_result r,
    jsonb_array_elements(r.units) u where u->>'series' = ${series} and u->>'centre_id' <> r.centre_id
      and (u->>'counted')::boolean`.execute(everyDuty(database).as);
  expect(elsewhere.rows[0]?.count).toBeGreaterThan(20);
});

test("a result that the rules do not give is found, with its field", async () => {
  const site = await testSite([]);
  sites.push(site);
  const { database } = site.app;
  await fillForAward(database, { seed: 7, centres: 1, candidates: 20 });
  const order = { series, cause: "award", missing: "refuse" } as const;
  expect(await runAward(site.app, awarder, order)).toMatchObject({ ok: true, value: { status: "agreed" } });
  await guardsOff(database);
  await sql`insert into awarding.result select centre_id, series, candidate_id, option, 2, run_id, family, kind,
    status, grade, true, total, uniform,
    points, marks, units, 'correction' from awarding.result where kind = 'award' and status = 'graded'
      and not partial_absence limit 1`.execute(database.as.worker);
  const wrong = await secondCalculationOf(site);
  expect(wrong).toMatchObject({ differences: 1, first: [{ field: "partial_absence", award: true, second: false }] });
});

async function secondCalculationOf(site: TestSite) {
  const { address } = site.app.database;
  const client = await boardClient(address);
  const run = await everyDuty(site.app.database)
    .as.selectFrom("awarding.run")
    .select("run_id")
    .executeTakeFirstOrThrow();
  const catalogue = await site.app.database.as.worker.transaction().execute(storedCatalogue);
  const found = await secondCalculation(address, client, {
    series,
    runId: run.run_id,
    catalogue,
    onProgress: () => undefined,
  });
  await client.end();
  return found;
}
