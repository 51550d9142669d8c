import { expect, test } from "vitest";
import { uniformValuation } from "../uniform-total/index.ts";
import {
  combine,
  compareSets,
  type Combination,
  type CombinationRules,
  type UnitGroup,
  type UnitResult,
} from "./index.ts";

const orders = ["1A25", "6A25", "1A26", "6A26"];
const thresholds = [
  ["*2", 180],
  ["D2", 160],
  ["M2", 140],
  ["P2", 120],
  ["D1", 100],
  ["M1", 80],
  ["P1", 60],
].map(([grade = "", mark]) => ({ grade: String(grade), mark: Number(mark) }));
const nationals2022: CombinationRules = {
  groups: [
    group("exam", 1, ["R093"], { terminal: true }),
    group("mandatory", 1, ["R094"]),
    group("optional", 1, ["R095", "R096", "R097"], { optional: true }),
  ],
  attempts: new Map([
    ["R093", "latest"],
    ["R094", "best"],
  ]),
  series: "6A26",
};

test("the exam of the series of certification counts even if worse; NEA counts at its best", () => {
  const decided = award([
    result("R093", "1A26", 70),
    result("R093", "6A26", 40),
    result("R094", "6A25", 50),
    result("R094", "6A26", 45),
    result("R096", "1A26", 55),
    result("R095", "6A26", 54),
    result("X001", "6A26", 60),
  ]);
  expect(decided).toMatchObject({ status: "graded", grade: "M2", total: 145, partialAbsence: false });
  expect(counted(decided)).toEqual(["R093 6A26", "R094 6A25", "R096 1A26"]);
  expect(rejected(decided)).toEqual([
    "R093 1A26 not-in-series-of-certification",
    "R094 6A26 another-attempt-counts",
    "R095 6A26 other-units-count",
    "X001 6A26 unit-not-in-combination",
  ]);
});

test.each<[string, UnitResult[], object]>([
  [
    "an exam taken only earlier is no exam",
    [result("R093", "1A26", 70), result("R094", "6A26", 50), result("R095", "6A26", 50)],
    { status: "no-result", missing: ["R093"] },
  ],
  [
    "no optional unit",
    [result("R093", "6A26", 70), result("R094", "6A26", 50)],
    { status: "no-result", missing: ["R095", "R096", "R097"] },
  ],
  [
    "an absence counts zero and is shown",
    [absence("R093", "6A26"), result("R094", "6A26", 50), result("R095", "6A26", 50)],
    { status: "graded", grade: "D1", total: 100, partialAbsence: true },
  ],
  [
    "absent throughout",
    [absence("R093", "6A26"), absence("R094", "6A26"), absence("R095", "6A26")],
    { status: "no-result" },
  ],
  [
    "an absence that does not count is not shown",
    [result("R093", "6A26", 70), result("R094", "1A26", 0), absence("R094", "6A26"), result("R095", "6A26", 50)],
    { status: "graded", total: 120, partialAbsence: false },
  ],
  [
    "a unit of nothing is better than an absence",
    [result("R093", "6A26", 70), result("R094", "6A26", 50), result("R095", "1A26", 0), absence("R096", "6A26")],
    { status: "graded", total: 120, partialAbsence: false },
  ],
  [
    "a pending unit leaves the award pending, even when a unit is missing",
    [{ ...result("R094", "6A26", 0), pending: true }, result("R095", "6A26", 50)],
    { status: "pending" },
  ],
  [
    "a pending unit outside the combination does not matter",
    [
      result("R093", "6A26", 70),
      result("R094", "6A26", 50),
      result("R095", "6A26", 50),
      { ...result("X001", "6A26", 0), pending: true },
    ],
    { status: "graded", total: 170 },
  ],
])("%s", (_, results, expected) => {
  expect(award(results)).toMatchObject(expected);
});

test("equal totals are settled by the most recent results, then by unit code", () => {
  const others = [result("R093", "6A26", 70), result("R094", "6A26", 50)];
  const two = [...others, result("R095", "1A26", 50), result("R097", "6A26", 50)];
  expect(counted(award(two))).toContain("R097 6A26");
  expect(counted(award([...two, result("R096", "6A26", 50)]))).toContain("R096 6A26");
});

test("of sets with equal grades and totals, fewer absences come before more recent results", () => {
  const sat = [result("F1", "1A25", 0), result("F2", "6A26", 50)];
  const away = [absence("F3", "6A26"), result("F2", "6A26", 50)];
  const sets = [away, sat].map((results) => ({ results, total: 50, grade: "B", rank: 2 }));
  expect(sets.toSorted(compareSets)[0]?.results).toBe(sat);
});

test("the sets that were weighed and not chosen are kept, the best first", () => {
  const rules: CombinationRules = {
    groups: [group("any", 2, ["F1", "F2", "F3", "F4"], { optional: true })],
    attempts: new Map(),
    series: "6A26",
  };
  const units = new Map(["F1", "F2", "F3", "F4"].map((unit, at) => [unit, { uniformMax: 100, secondYear: at > 1 }]));
  const letters = [
    { grade: "A", mark: 160 },
    { grade: "B", mark: 140 },
  ];
  const valuation = uniformValuation({ thresholds: letters, aStar: true, units });
  const results = [95, 94, 91, 80].map((value, at) => result(`F${at + 1}`, "6A26", value));
  const decided = combine(rules, results, valuation);
  expect(decided).toMatchObject({ grade: "A*", total: 186 });
  expect(counted(decided)).toEqual(["F1 6A26", "F3 6A26"]);
  expect(decided.status === "graded" ? decided.rejectedSets.map((set) => [set.grade, set.total]) : []).toEqual([
    ["A", 189],
    ["A", 171],
  ]);
});

function award(results: readonly UnitResult[]): Combination<UnitResult> {
  return combine(nationals2022, results, uniformValuation({ thresholds, aStar: false, units: new Map() }));
}

function group(name: string, choose: number, units: string[], flags: Partial<UnitGroup> = {}): UnitGroup {
  return { group: name, choose, units, optional: false, terminal: false, ...flags };
}

function result(unit: string, series: string, value: number): UnitResult {
  return { unit, series, order: orders.indexOf(series), value, grade: "", absent: false, pending: false };
}

function absence(unit: string, series: string): UnitResult {
  return { ...result(unit, series, 0), absent: true };
}

function counted(decided: Combination<UnitResult>): string[] {
  return decided.status === "graded" ? decided.counted.map(({ unit, series }) => `${unit} ${series}`).toSorted() : [];
}

function rejected(decided: Combination<UnitResult>): string[] {
  if (decided.status !== "graded") return [];
  return decided.rejected.map(({ result: { unit, series }, reason }) => `${unit} ${series} ${reason}`).toSorted();
}
