import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction, parseFraction, type Decision } from "#kernel";
import { readFixture, wholeCell, type FixtureRow } from "../fixtures/read-fixture.ts";
import {
  allowedThree,
  checkBoundaries,
  combinedScienceBoundaries,
  combinedScienceGrades,
  defaultAStar,
  foundationTierBoundaries,
  gradeAt,
  gradeNineShare,
  higherTierBoundaries,
  judgedGrades,
  legacyFoundationTier,
  legacyHigherTier,
  letterBoundaries,
  markNearestShare,
  overallBoundaries,
  secondYearBoundaries,
  spaceBoundaries,
  untieredBoundaries,
  type Boundary,
} from "./index.ts";

const letters = ["a", "b", "c", "d", "e"];

test.each([
  ["gce-units", "raw_", 42],
  ["a-level-june-2023", "", 25],
  ["a-level-economics", "", 4],
  ["as-overall", "", 26],
])("A to E of every row of %s follow from A and E", (name, prefix, count) => {
  const rows = readFixture(name);
  expect(rows).toHaveLength(count);
  for (const row of rows) {
    const published = letters.map((letter) => wholeCell(row, prefix + letter));
    const spaced = letterBoundaries(published[0] ?? 0, published[4] ?? 0);
    expect(marks(spaced), JSON.stringify(row)).toEqual(published);
  }
});

test("GCSE rows follow from 9, 7, 4 and 1, except grade 6 of the three routes that are shifted", () => {
  const rows = readFixture("gcse-overall").filter((row) => row.tier === "");
  const departing = rows.filter((row) => {
    const [nine, , seven, , , four, , , one] = gcseMarks(row);
    const spaced = untieredBoundaries({ nine: nine ?? 0, seven: seven ?? 0, four: four ?? 0, one: one ?? 0 });
    return marks(spaced).join() !== gcseMarks(row).join();
  });
  expect(rows).toHaveLength(37);
  expect(departing.map((row) => row.subject)).toEqual([
    "Classical Civilisation Option A: 11+21",
    "Classical Civilisation Option B: 11+22",
    "Classical Civilisation Option C: 11+23",
  ]);
});

test("every published higher tier row follows from 9, 7 and 4, the allowed 3 included", () => {
  const rows = readFixture("gcse-overall").filter((row) => row.tier === "H");
  expect(rows).toHaveLength(12);
  for (const row of rows) {
    const [nine = 0, , seven = 0, , , four = 0] = gcseMarks(row);
    expect(marks(higherTierBoundaries({ nine, seven, four }))).toEqual(gcseMarks(row).slice(0, 7));
  }
});

test("every published foundation tier row follows from 5, 4 and 1", () => {
  const rows = readFixture("gcse-overall").filter((row) => row.tier === "F");
  expect(rows).toHaveLength(12);
  for (const row of rows) {
    const [five = 0, four = 0, , , one = 0] = gcseMarks(row).slice(4);
    expect(marks(foundationTierBoundaries({ five, four, one }))).toEqual(gcseMarks(row).slice(4));
  }
});

test("the allowed 3 takes half the interval above it, rounded up", () => {
  const pairs = [
    [65, 47],
    [63, 43],
    [54, 41],
    [61, 45],
  ] as const;
  expect(pairs.map(([five, four]) => allowedThree(five, four))).toEqual([38, 33, 34, 37]);
});

test("a default A* is as far above A as A is above B, or half-way to the maximum when there is no room", () => {
  expect(defaultAStar(149, 130, 200)).toBe(168);
  expect(defaultAStar(65, 56, 75)).toBe(70);
  expect(defaultAStar(65, 60, 75)).toBe(70);
  expect(defaultAStar(66, 56, 75)).toBe(70);
  expect(marks(secondYearBoundaries(149, 75, 200))).toEqual([168, 149, 130, 111, 93, 75]);
});

test("combined science has 17 grades between its four anchors", () => {
  const spaced = must(combinedScienceBoundaries({ nine: 160, seven: 121, four: 60, one: 20 }));
  expect(spaced.map((boundary) => boundary.grade)).toEqual(combinedScienceGrades);
  expect(spaced.filter(({ grade }) => judgedGrades["combined-science"].judged.includes(grade))).toEqual([
    { grade: "9-9", mark: 160 },
    { grade: "7-7", mark: 121 },
    { grade: "4-4", mark: 60 },
    { grade: "1-1", mark: 20 },
  ]);
});

test("legacy GCSE tiers mirror the interval next to them", () => {
  expect(must(legacyHigherTier(60, 40, 80)).map(({ grade, mark }) => `${grade}${mark}`)).toEqual([
    "A*70",
    "A60",
    "B50",
    "C40",
    "D30",
    "E25",
  ]);
  expect(marks(legacyHigherTier(61, 43, 80, "lower"))).toEqual([70, 61, 52, 43, 34, 29]);
  expect(marks(legacyHigherTier(61, 43, 80, "higher"))).toEqual([70, 61, 52, 43, 34, 30]);
  expect(marks(legacyFoundationTier(58, 16))).toEqual([58, 44, 30, 16, 2]);
  expect(marks(legacyFoundationTier(57, 17))).toEqual([57, 43, 30, 17, 4]);
  expect(legacyFoundationTier(58, 10)).toMatchObject({ ok: false });
});

test("Ofqual's example: 19 percent at grade 7 or above give 3.135 percent at grade 9", () => {
  expect(gradeNineShare(fraction(19, 100))).toEqual(parseFraction("0.03135"));
});

test("the mark with the closest cumulative share; a tie is settled by the setting", () => {
  const candidatesAt = [0, 10, 10, 10, 10];
  expect(markNearestShare(candidatesAt, fraction(30, 100))).toEqual({ ok: true, value: 4 });
  expect(markNearestShare(candidatesAt, fraction(40, 100))).toEqual({ ok: true, value: 3 });
  expect(markNearestShare(candidatesAt, fraction(3, 8), "higher")).toEqual({ ok: true, value: 4 });
  expect(markNearestShare(candidatesAt, fraction(3, 8), "lower")).toEqual({ ok: true, value: 3 });
  expect(markNearestShare(candidatesAt, fraction(0))).toEqual({ ok: true, value: 5 });
  expect(markNearestShare([0, 0], fraction(1, 2))).toMatchObject({ ok: false });
});

test("overall boundaries of H432 June 2023 come from the components at A*, A and E only", () => {
  const papers = [
    [83, 71, 57, 43, 29, 15],
    [90, 77, 61, 45, 30, 15],
    [61, 50, 40, 30, 20, 10],
  ].map((paper) => ({
    factor: fraction(1),
    boundaries: ["A*", "A", "B", "C", "D", "E"].map((grade, at) => ({ grade, mark: paper[at] ?? 0 })),
  }));
  expect(marks(overallBoundaries(papers))).toEqual([234, 198, 158, 118, 79, 40]);
  const halves = [
    {
      factor: fraction(1, 2),
      boundaries: [
        { grade: "A", mark: 61 },
        { grade: "E", mark: 20 },
      ],
    },
  ];
  expect(marks(overallBoundaries(halves))).toEqual([31, 25, 20, 15, 10]);
  const withoutE = [{ factor: fraction(1), boundaries: [{ grade: "A", mark: 9 }] }];
  expect(overallBoundaries(withoutE)).toMatchObject({ ok: false });
});

test("a boundary is the lowest mark that earns the grade, and boundaries must get smaller", () => {
  const boundaries = [
    { grade: "A", mark: 60 },
    { grade: "B", mark: 50 },
  ];
  expect([61, 60, 59, 50, 49].map((mark) => gradeAt(boundaries, mark))).toEqual(["A", "A", "B", "B", "U"]);
  expect(checkBoundaries(boundaries, 60)).toEqual({ ok: true, value: boundaries });
  expect(codes(checkBoundaries(boundaries, 59))).toEqual(["boundary-out-of-range"]);
  expect(codes(checkBoundaries([...boundaries, { grade: "C", mark: 50 }], 60))).toEqual(["boundaries-not-decreasing"]);
  expect(codes(checkBoundaries([...boundaries, { grade: "B", mark: 40 }], 60))).toEqual(["grade-repeated"]);
});

test("one mark for each step is just enough", () => {
  expect(marks(spaceBoundaries(["A", "B", "C", "D", "E"], 10, 6))).toEqual([10, 9, 8, 7, 6]);
  expect(codes(spaceBoundaries(["A", "B", "C", "D", "E"], 10, 7))).toEqual(["boundaries-too-close"]);
});

test("spacing is possible exactly when each step has a mark; intervals differ by at most one, larger on top", () => {
  fc.assert(
    fc.property(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.integer({ min: 1, max: 9 }), (top, bottom, steps) => {
      const grades = Array.from({ length: steps + 1 }, (_, at) => `G${at}`);
      const spaced = spaceBoundaries(grades, top, bottom);
      expect(spaced.ok).toBe(top - bottom >= steps);
      if (!spaced.ok) return;
      const found = marks(spaced);
      expect([found[0], found.at(-1)]).toEqual([top, bottom]);
      const intervals = found.slice(1).map((mark, at) => (found[at] ?? 0) - mark);
      expect(intervals).toEqual(intervals.toSorted((a, b) => b - a));
      expect((intervals[0] ?? 0) - (intervals.at(-1) ?? 0)).toBeLessThanOrEqual(1);
    }),
  );
});

test("judged and arithmetic grades together are the grades of the award", () => {
  expect(new Set([...judgedGrades.gcse.judged, ...judgedGrades.gcse.arithmetic]).size).toBe(9);
  const science = judgedGrades["combined-science"];
  expect([...science.judged, ...science.arithmetic].toSorted()).toEqual(combinedScienceGrades.toSorted());
});

function gcseMarks(row: FixtureRow): number[] {
  return [9, 8, 7, 6, 5, 4, 3, 2, 1].map((grade) => (row[`g${grade}`] === "" ? 0 : wholeCell(row, `g${grade}`)));
}

function marks(boundaries: Decision<readonly Boundary[]>): number[] {
  return must(boundaries).map((boundary) => boundary.mark);
}

function codes(decision: Decision<unknown>): string[] {
  return decision.ok ? [] : decision.refusals.map((refusal) => refusal.code);
}

function must<Value>(decision: Decision<Value>): Value {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusals));
  return decision.value;
}
