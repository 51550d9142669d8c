import { registerHooks } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { awarder, fillForAward, insertRows, makeOnePerson, series, uciOf } from "../fixture.ts";
import { runAward } from "../run-award/run-award.ts";
import { steps } from "../run-award/step-files.ts";
import { everyDuty } from "../../../start/every-duty.ts";

/** A fault of one line: in a file of this module, this text becomes that one. */
type Fault = readonly [about: string, file: string, from: string, to: string];

/** Rules that the award and the second calculation of results share: only the outcomes in SQL can notice. */
const sharedRules: readonly Fault[] = [
  [
    "uniform marks are cut instead of rounded",
    "rules/uniform-mark/conversion.ts",
    "wholeQuotient(2 * exact + 100 * run, 200 * run)",
    "wholeQuotient(2 * exact, 200 * run)",
  ],
  [
    "the share of *2 is 85",
    "rules/uniform-mark/knots.ts",
    "share.grade === grade)?.percent ?? 0",
    'share.grade === grade && grade !== "*2")?.percent ?? 85',
  ],
  [
    "a near pass is worth nothing",
    "rules/points/points.ts",
    "row?.points ?? (grade",
    '(grade === "R" ? 0 : row?.points) ?? (grade',
  ],
  [
    "stored points of a conversion are ignored",
    "rules/uniform-mark/knots.ts",
    "if (unit.knots) return",
    "if (!unit) return",
  ],
  ["N is at 25 percent", "rules/uniform-mark/scale.ts", "notionalPercent = 30", "notionalPercent = 25"],
  ["the cap is one mark higher", "rules/uniform-mark/knots.ts", "top.mark + Math.ceil(", "top.mark + 1 + Math.ceil("],
  ["the usual N of GCE is none", "twin/twin-input.ts", 'gceNotional: "default"', 'gceNotional: "none"'],
  ["the default N is one mark higher", "rules/uniform-mark/knots.ts", "2 * e - d)", "2 * e - d + 1)"],
  ["an N set by hand is left out", "rules/uniform-mark/knots.ts", "return unit.notional;", "return undefined;"],
  [
    "a boundary does not earn its own grade",
    "rules/boundaries/boundary.ts",
    "mark >= boundary.mark",
    "mark > boundary.mark",
  ],
  ["the points of another size", "rules/points/points.ts", "each.glh === glh && each.grade", "each.grade"],
  ["marks above the cap", "rules/uniform-mark/conversion.ts", "wholeQuotient(2 * left.hundredths + 100, 200)", "99"],
];

/** Each step of the award once, in SQL. */
const sqlSteps: readonly Fault[] = [
  [
    "a factor turned over",
    "10-option-fact",
    "(2 * c.scaled_max + c.denominator)",
    "(2 * c.scaled_max - c.denominator)",
  ],
  ["a weight forgotten", "11-component-fact", "oc.factor_top * (f.denominator / oc.factor_over)", "f.denominator"],
  [
    "a threshold of one series forgotten",
    "12-threshold-fact",
    "where t.series = :'series' or (t.series = ''",
    "where (t.series = ''",
  ],
  [
    "outcomes moved by a mark",
    "20-outcome",
    "o.option, o.total, o.grade, o.uniform",
    "o.option, o.total, o.grade, o.uniform + 1",
  ],
  ["halves rounded down", "30-entry-mark", "(2 * m.scaled + f.denominator)", "(2 * m.scaled + f.denominator - 1)"],
  ["work that is absent counts as done", "30-entry-mark", "count(c.mark) as worked", "count(*) as worked"],
  ["# forgotten", "40-option-result", "r.status = 'graded' and r.worked < r.components", "false"],
  [
    "a pending mark is graded",
    "40-option-result",
    "case when e.pending or e.found < f.components then 'pending'",
    "case when e.found < f.components then 'pending'",
  ],
  ["units elsewhere of withdrawn entries", "45-unit-elsewhere", "where e.status <> 'withdrawn'\n)", ")"],
  [
    "the units taken elsewhere are left out",
    "45-unit-elsewhere",
    "(other.centre_id, other.candidate_id) <>",
    "false and (other.centre_id, other.candidate_id) <>",
  ],
  ["a UCI that two people have is no matter", "45-unit-elsewhere", "> 1;", "> 3;"],
  [
    "banked units of a UCI that two people have",
    "50-unit-candidate",
    "left join disputed_uci d on d.uci = c.uci",
    "left join disputed_uci d on d.uci = ''",
  ],
  ["the worst attempt", "50-unit-candidate", "array[-v.value,", "array[v.value,"],
  [
    "pending results of earlier series are dropped",
    "50-unit-candidate",
    "b.uci = c.uci and",
    "b.uci = c.uci and not b.pending and",
  ],
  ["units of terminal groups from any series", "50-unit-candidate", "(not g.terminal or a.series = :'series')", "true"],
  ["the set with fewest marks", "60-unit-set", "order by c.value desc, c.absent", "order by c.value, c.absent"],
  ["A* for 80 percent", "60-unit-set", "100 * w.second_year >= 90 *", "100 * w.second_year >= 80 *"],
  ["near passes without a limit", "60-unit-set", "w.near_passes > q.near_pass_max or", ""],
  ["# of an award forgotten", "70-certification-result", "s.status = 'graded' and b.absences > 0", "false"],
  [
    "a result written as another",
    "80-result-version",
    "n.partial_absence, n.total,",
    "n.partial_absence, n.total + 1,",
  ],
  [
    "another uniform mark is banked",
    "90-unit-version",
    "r.run_id, r.uniform, r.grade",
    "r.run_id, r.uniform + 1, r.grade",
  ],
];

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
  const { database } = site.app;
  await fillForAward(database, { seed: 21, centres: 3, candidates: 60 });
  await aSeriesWithEveryRule();
});
afterAll(() => site.close());

/** What the demonstration has little of: an N of every kind, stored points, limits, halves, people at two centres. */
async function aSeriesWithEveryRule(): Promise<void> {
  const { worker } = site.app.database.pools;
  const atBoth = "o.centre_id = '20001' and c.centre_id = '20002'";
  await makeOnePerson(site.app.database, `${atBoth} and c.candidate_id < 30`);
  await makeOnePerson(site.app.database, `${atBoth} and c.candidate_id between 30 and 39`, true);
  for (const change of [
    "delete from catalogue.conversions where series = '6A26' and unit = 'F011'",
    "update catalogue.conversions set notional = '9' where series = '6A26' and unit = 'F012'",
    "update catalogue.conversions set knots = '0:0;20:30;80:80' where series = '6A26' and unit = 'F013'",
    "update catalogue.qualifications set near_pass_max = 1, unclassified_max = 2 where scheme = 'points'",
    "update catalogue.option_components set factor = '3/2', factor_top = 3, factor_over = 2 where option = 'H555' and component = 'H555/01'",
    "update catalogue.combination_groups set optional = true, choose = 3 where qualification = 'H411'",
    "update catalogue.thresholds set minimum = minimum / 2 where qualification in ('H411', '05349', '05835')",
    `insert into catalogue.thresholds select qualification, '6A26', grade, minimum + 2, status, source
       from catalogue.thresholds where qualification = 'J834' and series = ''`,
    `update entries.entry e set status = 'withdrawn' from catalogue.options o where o.option = e.option
       and o.kind = 'unit' and e.centre_id = '20002' and e.candidate_id % 5 = 0`,
  ])
    await worker.query(change);
  await insertRows(site.app.database, "awarding.unit_bank", [
    {
      uci: uciOf("20001", 1),
      unit: "R051",
      series: "1A26",
      option: "R051",
      centre_id: "29998",
      version: 1,
      absent: false,
    },
  ]);
}

/** Loads the award's modules once more, with the text of one of them changed. */
async function awardWithFault([, file, from, to]: Fault): Promise<typeof runAward> {
  const changed = new URL(`../${file}`, import.meta.url).href;
  expect(readFileSync(fileURLToPath(changed), "utf8").split(from).length).toBe(2);
  const mark = `?fault=${encodeURIComponent(file + to)}`;
  const own = new URL("../", import.meta.url).href;
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      const found = next(specifier, context);
      return context.parentURL?.endsWith(mark) && found.url.startsWith(own)
        ? { ...found, url: found.url + mark }
        : found;
    },
    load: (url, context, next) => {
      const loaded = next(url, context);
      return url === changed + mark ? { ...loaded, source: String(loaded.source).replace(from, () => to) } : loaded;
    },
  });
  try {
    const { runAward: faulty }: { runAward: typeof runAward } = await import(`../run-award/run-award.ts${mark}`);
    return faulty;
  } finally {
    hooks.deregister();
  }
}

/** Another mark for somebody in every unit, so that the next award writes and banks new versions. */
async function correctMarks(): Promise<void> {
  await site.app.database.pools.worker.query(
    `insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change, status, cause,
       reason, act_id)
     select m.centre_id, '6A26', m.candidate_id, m.option, m.component, m.movement + 1, case when m.mark > 0 then -1 else 1 end,
       'marked', 'correction', 'planted', '00000000-0000-7000-8000-000000000000'
     from marking.current_mark m where m.series = '6A26' and m.status = 'marked' and m.grade is null
       and m.candidate_id < 20`,
  );
}

async function statusOf(run: typeof runAward): Promise<string> {
  const ended = await run(site.app, awarder, { series, cause: "award", missing: "pending", connections: 2 });
  return ended.ok && "status" in ended.value ? String(ended.value.status) : "stopped";
}

test("without a fault the award agrees", async () => {
  expect(await statusOf(runAward)).toBe("agreed");
});

test.each(sharedRules)("a shared rule: %s", async (...fault) => {
  expect(await statusOf(await awardWithFault(fault))).toBe("stopped");
  const last = await everyDuty(site.app.database).pool.query<{ status: string; first: { field: string }[] }>(
    "select status, report->'second'->'first' as first from awarding.run order by started_at desc limit 1",
  );
  expect(last.rows[0]?.status).toMatch(/^(disagreed|failed)$/);
});

test.each(sqlSteps)("a step in SQL: %s", async (_, name, from, to) => {
  const step = steps.find((each) => each.name === name);
  if (!step) throw new Error(`There is no step ${name}.`);
  expect(step.sql.split(from).length).toBeGreaterThan(1);
  await correctMarks();
  const sound = step.sql;
  Object.assign(step, { sql: sound.replace(from, () => to) });
  expect(await statusOf(runAward).finally(() => Object.assign(step, { sql: sound }))).toBe("stopped");
});

test("every step has a fault", () => {
  expect(new Set(sqlSteps.map(([, name]) => name))).toEqual(new Set(steps.map((step) => step.name)));
});

test("with every fault taken out again the award agrees", async () => {
  expect(await statusOf(runAward)).toBe("agreed");
});
