import { expect, test } from "vitest";
import { combine, type UnitResult } from "../combination/index.ts";
import { decidingUnits } from "../legacy-a-star/index.ts";
import { uniformGrade, uniformValuation, type UniformRules } from "./index.ts";

const names = ["C1", "C2", "C3", "C4", "M1", "M2"];
const mathematics: UniformRules = {
  thresholds: [
    ["A*", 540],
    ["A", 480],
    ["B", 420],
    ["C", 360],
    ["D", 300],
    ["E", 240],
  ].map(([grade, mark]) => ({ grade: String(grade), mark: Number(mark) })),
  aStar: true,
  deciding: decidingUnits.mathematics,
  units: new Map(names.map((unit) => [unit, { uniformMax: 100, secondYear: ["C3", "C4", "M2"].includes(unit) }])),
};

test.each([
  ["C1 90, C2 79, M1 87, M2 89, C3 95, C4 94: 534, C3 and C4 189 (published)", [90, 79, 95, 94, 87, 89], "A*"],
  ["548 with 179 on C3 and C4 (published)", [95, 98, 92, 87, 87, 89], "A"],
  ["540 without 180 is not A*: the row for A* is left aside", [100, 100, 89, 90, 100, 100], "A"],
  ["479 with 183 (published)", [90, 92, 91, 92, 57, 57], "B"],
])("Mathematics: %s", (_, marks, grade) => {
  const units = names.map((unit, at) => ({ unit, value: marks[at] ?? 0 }));
  expect(uniformGrade(mathematics, units)).toBe(grade);
  if (grade === "A*") expect(uniformGrade({ ...mathematics, aStar: false }, units)).toBe("A");
});

test("a choice between units keeps the named ones that earn A*, although others have more marks", () => {
  const second = ["C3", "C4", "M1", "M2"];
  const units = new Map(names.map((unit) => [unit, { uniformMax: 100, secondYear: second.includes(unit) }]));
  const results = [96, 96, 90, 90, 95, 95].map((value, at) => result(names[at] ?? "", value));
  const groups = [{ group: "any", choose: 4, optional: true, terminal: false, units: names }];
  const valuation = uniformValuation({ ...mathematics, units, thresholds: [{ grade: "A", mark: 320 }] });
  const chosen = combine({ groups, attempts: new Map(), series: "6A14" }, results, valuation);
  expect(chosen).toMatchObject({ grade: "A*", total: 372 });
  expect(chosen.status === "graded" ? chosen.counted.map((each) => each.unit).toSorted() : []).toEqual([
    "C1",
    "C2",
    "C3",
    "C4",
  ]);
});

function result(unit: string, value: number): UnitResult {
  return { unit, series: "6A14", order: 1, value, grade: "", absent: false, pending: false };
}
