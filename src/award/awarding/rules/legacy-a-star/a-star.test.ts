import fc from "fast-check";
import { expect, test } from "vitest";
import { readFixture, wholeCell, type FixtureRow } from "../fixtures/read-fixture.ts";
import { gradeAt } from "../boundaries/index.ts";
import { decidingUnits, earnsAStar, type CountedUnit, type DecidingUnits } from "./index.ts";

test("the 13 published examples, their totals and their grades", () => {
  const rows = readFixture("a-star-examples");
  expect(rows).toHaveLength(13);
  for (const row of rows) {
    const units = unitsOf(row);
    const total = units.reduce((sum, unit) => sum + unit.uniform, 0);
    const max = wholeCell(row, "max_ums");
    const thresholds = ["A", "B", "C", "D", "E"].map((grade, at) => ({ grade, mark: (max * (80 - 10 * at)) / 100 }));
    const star = earnsAStar(units, (max * 80) / 100, decidingFor(row));
    expect(total).toBe(wholeCell(row, "published_total"));
    expect(star ? "A*" : gradeAt(thresholds, total), JSON.stringify(row)).toBe(row.grade);
  }
});

test("without second-year units, or without those that decide, there is no A*", () => {
  const first = [unit("F1", 100, false), unit("F2", 100, false)];
  expect(earnsAStar(first, 160)).toBe(false);
  expect(earnsAStar([...first, unit("C3", 100, true)], 160, decidingUnits.mathematics)).toBe(false);
  expect(earnsAStar([unit("A1", 100, true), unit("A2", 100, true)], 160, decidingUnits.furtherMathematics)).toBe(false);
});

test("grade A exactly, and 90 percent exactly, are enough", () => {
  const units = [unit("F1", 70, false), unit("F2", 70, false), unit("F3", 90, true), unit("F4", 90, true)];
  expect([earnsAStar(units, 320), earnsAStar(units, 321)]).toEqual([true, false]);
});

test("A* exactly from grade A and 90 percent of the second-year units", () => {
  const mark = fc.integer({ min: 65, max: 100 });
  fc.assert(
    fc.property(mark, mark, mark, mark, (a, b, c, d) => {
      const units = [unit("F1", a, false), unit("F2", b, false), unit("F3", c, true), unit("F4", d, true)];
      expect(earnsAStar(units, 320)).toBe(a + b + c + d >= 320 && c + d >= 180);
    }),
  );
});

function decidingFor(row: FixtureRow): DecidingUnits {
  if (row.subject === "Mathematics") return decidingUnits.mathematics;
  return row.subject === "Further Mathematics" ? decidingUnits.furtherMathematics : decidingUnits.usual;
}

/** Second-year units are the deciding ones, and in Further Mathematics all but FP1, S1 and D1. */
function unitsOf(row: FixtureRow): CountedUnit[] {
  return ["other_unit_ums", "deciding_unit_ums"].flatMap((column) =>
    (row[column] ?? "").split(";").map((text, at) => {
      const [name = "", mark] = text.includes("=") ? text.split("=") : [`${column}${at}`, text];
      const further = row.subject === "Further Mathematics" && !["FP1", "S1", "D1"].includes(name);
      return unit(name, Number(mark), column === "deciding_unit_ums" || further);
    }),
  );
}

function unit(name: string, uniform: number, secondYear: boolean): CountedUnit {
  return { unit: name, uniform, uniformMax: 100, secondYear };
}
