import { afterAll, beforeAll, expect, test } from "vitest";
import { transactionAs } from "#platform/app";
import { everyDuty } from "../../../start/every-duty.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { explainResult, findExplanationFacts } from "../explain-result/index.ts";
import { awarder, fillForAward, series } from "../fixture.ts";
import { runAward } from "./run-award.ts";

/** Shares of the maximum uniform mark that no board has: none is a constant of the program. */
const shares = {
  gce: { "A*": 92, A: 83, B: 71, C: 64, D: 49, E: 41 },
  nationals: { "*2": 94, D2: 81, M2: 72, P2: 57, D1: 46, M1: 38, P1: 25 },
} as const;

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
  const { database } = site.app;
  await fillForAward(database, { seed: 14, centres: 2, candidates: 40 });
  for (const [scheme, percents] of Object.entries(shares))
    for (const [grade, percent] of Object.entries(percents)) {
      const changed = await database.pools.worker.query(
        "update catalogue.uniform_scales set percent = $3 where scheme = $1 and grade = $2",
        [scheme, grade, percent],
      );
      expect(changed.rowCount).toBe(1);
    }
  expect(await runAward(site.app, awarder, { series, cause: "award", missing: "refuse" })).toMatchObject({
    ok: true,
    value: { status: "agreed" },
  });
});
afterAll(() => site.close());

const rowsOf = async (query: string) => (await everyDuty(site.app.database).pool.query(query)).rows;

test.each(["gce", "nationals"] as const)(
  "a boundary of a %s unit earns the share that the catalogue has",
  async (scheme) => {
    const found = await rowsOf(
      `select b.grade, o.uniform, u.max_uniform as max from awarding.outcome o
     join catalogue.options t on t.option = o.option join catalogue.units u on u.unit = t.unit and u.scheme = '${scheme}'
     join catalogue.boundaries b on b.series = o.series and b.code in (o.option, u.unit) and b.mark = o.total
     where o.series = '${series}' and b.mark > 0`,
    );
    expect(found.length).toBeGreaterThan(10);
    const percents: Readonly<Record<string, number>> = shares[scheme];
    for (const { grade, uniform, max } of found) {
      expect([grade, uniform]).toEqual([grade, Math.floor((2 * (percents[grade] ?? 0) * max + 100) / 200)]);
    }
  },
);

test("every unit is explained with these shares, and ends at its uniform mark", async () => {
  const units = await rowsOf(
    `select centre_id as "centreId", candidate_id as "candidateId", option, uniform from awarding.current_result
     where series = '${series}' and kind = 'unit' and status = 'graded' and uniform > 0`,
  );
  expect(units.length).toBeGreaterThan(50);
  for (const { centreId, candidateId, option } of units) {
    const facts = await transactionAs(site.app, awarder, (tx) =>
      findExplanationFacts(tx, { centreId, series, candidateId, option, ledger: true }),
    );
    if (!facts?.unit) throw new Error(`No facts for ${option}.`);
    expect(facts.unit.shares.map(({ percent }) => percent)).not.toContain(80);
    explainResult(facts);
  }
});
