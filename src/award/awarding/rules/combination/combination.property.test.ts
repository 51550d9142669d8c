import fc from "fast-check";
import { expect, test } from "vitest";
import { pointsValuation } from "../points/index.ts";
import { uniformValuation } from "../uniform-total/index.ts";
import {
  combine,
  compareSets,
  type CombinationRules,
  type UnitGroup,
  type UnitResult,
  type Valuation,
  type WeighedSet,
} from "./index.ts";

const unitNames = ["U1", "U2", "U3", "U4", "U5", "U6", "U7"];
const seriesNames = ["1A26", "6A26"];
const secondYear = new Set(["U2", "U4", "U6"]);
const points: Readonly<Record<string, readonly number[]>> = {
  D: [9, 27],
  M: [8, 24],
  P: [7, 21],
  R: [6, 18],
  U: [0, 0],
};

const pointsThresholds = [
  { grade: "D", mark: 60 },
  { grade: "M", mark: 45 },
  { grade: "P", mark: 25 },
];

const rules = fc
  .record({
    split: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 3 })),
    choose: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 })),
    terminal: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    latest: fc.subarray(unitNames),
  })
  .map(({ split: [first, second], choose, terminal, latest }): CombinationRules => {
    const parts = [unitNames.slice(0, first), unitNames.slice(first, first + second), unitNames.slice(first + second)];
    const groups = parts.map((units, at): UnitGroup => {
      const optional = at > 0;
      const size = optional ? (choose[at - 1] ?? 1) : units.length;
      return { group: `g${at}`, units, optional, choose: size, terminal: terminal[at] ?? false };
    });
    return { groups, attempts: new Map(latest.map((unit) => [unit, "latest"])), series: "6A26" };
  });

const taken = fc.record({
  unit: fc.constantFrom(...unitNames),
  series: fc.constantFrom(...seriesNames),
  mark: fc.integer({ min: 84, max: 96 }),
  grade: fc.constantFrom("D", "M", "P", "R", "U"),
});
const absences = fc.subarray(unitNames, { maxLength: 2 });
const taking = fc.uniqueArray(taken, { maxLength: 12, selector: ({ unit, series }) => unit + series });

const aStarValuation = uniformValuation({
  thresholds: [
    { grade: "A", mark: 340 },
    { grade: "B", mark: 250 },
    { grade: "C", mark: 120 },
  ],
  aStar: true,
  units: new Map(unitNames.map((unit) => [unit, { uniformMax: 100, secondYear: secondYear.has(unit) }])),
});

test("on uniform marks with A*, the choice is the best of all valid combinations", () => {
  fc.assert(
    fc.property(rules, taking, absences, (rule, takes, away) => {
      const results = takes.map(({ unit, series, mark }) => {
        const absent = series === "6A26" && away.includes(unit);
        return made(unit, series, mark, "", absent);
      });
      expectBest(rule, results, aStarValuation);
    }),
    { numRuns: 2_000 },
  );
});

test("on points with limits on near passes and U, the choice is the best of all valid combinations", () => {
  fc.assert(
    fc.property(rules, taking, fc.nat({ max: 2 }), fc.nat({ max: 2 }), (rule, takes, nearPassMax, unclassifiedMax) => {
      const results = takes.map(({ unit, series, grade }) => {
        const large = secondYear.has(unit) ? 1 : 0;
        return made(unit, series, points[grade]?.[large] ?? 0, grade, false);
      });
      const optionalUnits = new Set(rule.groups.filter((group) => group.optional).flatMap((group) => group.units));
      const limits = { nearPassMax, unclassifiedMax, optionalUnits };
      expectBest(rule, results, pointsValuation({ thresholds: pointsThresholds, ...limits }));
    }),
    { numRuns: 2_000 },
  );
});

function expectBest(rule: CombinationRules, results: readonly UnitResult[], valuation: Valuation<UnitResult>): void {
  const chosen = combine(rule, results, valuation);
  const [best] = everyCombination(rule, results)
    .map((set) => weigh(set, valuation))
    .toSorted(compareSets);
  if (!best || best.results.every((result) => result.absent)) {
    expect(chosen.status).toBe("no-result");
    return;
  }
  expect(chosen).toMatchObject({ status: "graded", grade: best.grade, total: best.total });
  expect(chosen.status === "graded" ? names(chosen.counted) : []).toEqual(names(best.results));
}

/** Every choice of nothing or one attempt for each unit, kept when it satisfies the rule of combination. */
function everyCombination(rule: CombinationRules, results: readonly UnitResult[]): UnitResult[][] {
  const choices = unitNames.map((unit) => [undefined, ...attemptsAllowed(rule, results, unit)]);
  const all = choices.reduce<UnitResult[][]>(
    (sets, choice) => sets.flatMap((set) => choice.map((more) => (more ? [...set, more] : set))),
    [[]],
  );
  return all.filter((set) =>
    rule.groups.every((group) => set.filter(({ unit }) => group.units.includes(unit)).length === group.choose),
  );
}

function attemptsAllowed(rule: CombinationRules, results: readonly UnitResult[], unit: string): UnitResult[] {
  const terminal = rule.groups.some((group) => group.terminal && group.units.includes(unit));
  const attempts = results.filter((each) => each.unit === unit && (!terminal || each.series === rule.series));
  const sat = attempts.filter((attempt) => !attempt.absent);
  const most = Math.max(...attempts.map((attempt) => attempt.value));
  if (rule.attempts.get(unit) !== "latest") return attempts.filter((attempt) => attempt.value === most);
  const latest = Math.max(...(sat.length > 0 ? sat : attempts).map((attempt) => attempt.order));
  return (sat.length > 0 ? sat : attempts).filter((attempt) => attempt.order === latest);
}

function weigh(results: readonly UnitResult[], valuation: Valuation<UnitResult>): WeighedSet<UnitResult> {
  const total = results.reduce((sum, result) => sum + result.value, 0);
  return { results, total, ...valuation.gradeOf(results) };
}

function made(unit: string, series: string, value: number, grade: string, absent: boolean): UnitResult {
  return { unit, series, order: seriesNames.indexOf(series), value: absent ? 0 : value, grade, absent, pending: false };
}

function names(results: readonly UnitResult[]): string[] {
  return results.map(({ unit, series }) => `${unit} ${series}`).toSorted();
}
