import { expect, test } from "vitest";
import { explainResult } from "./explain-result.ts";
import { ExplanationFault } from "./explanation.ts";
import type { ExplainedComponent, ExplainedResult, ExplanationFacts, StatedBoundary, StoredUnit } from "./facts.ts";

const result: ExplainedResult = {
  centreId: "20001",
  candidateId: 1,
  series: "6A26",
  version: 1,
  cause: "award",
  kind: "award",
  status: "graded",
  grade: "B",
  partialAbsence: false,
  total: 158,
  uniform: null,
  points: null,
  marks: [60, 61, 25],
  units: null,
};
const award: ExplanationFacts = {
  result,
  option: { option: "H555", title: "Physical Education", seriesTitle: "June 2026" },
  rounding: "total",
  ruleVersion: "2026.1",
  grades: [
    ["A", "A"],
    ["B", "B"],
    ["U", "Ungraded"],
  ].map(([grade = "", label = ""]) => ({ grade, label })),
  components: [
    component("H555/01", 90, "1", 60),
    component("H555/02", 90, "1", 61),
    component("H555/05", 60, "3/2", 25),
  ],
  boundaries: boundaries({ A: 170, B: 150 }),
  unit: null,
  qualification: null,
};

test("an award: marks and factors, the exact total and its rounding, the boundary and the next", () => {
  const story = explainResult({ ...award, result: { ...result, total: 159 } });
  expect(story.headline).toBe("Grade B, with 159 of 270 marks.");
  expect(story.components.map((part) => part.weighted)).toEqual(["60", "61", "75/2"]);
  expect(story.total?.sentence).toBe(
    "60 + 61 + 75/2 = 317/2, rounded to the nearest whole mark, halves up: 159 of 270.",
  );
  expect(story.grade?.sentence).toBe(
    "159 marks reach grade B, which begins at 150, with 9 to spare. Grade A begins at 170, which is 11 marks more.",
  );
  expect(story.grade?.next).toEqual({ grade: "A", mark: 170, short: 11 });
  expect(story.sources).toEqual([
    "This is version 1 of the result for H555 Physical Education in June 2026. It was worked out with version 2026.1 of the rules.",
    "The boundaries are published figures.",
  ]);
});

test("rounding component by component is explained", () => {
  const story = explainResult({ ...award, rounding: "component", result: { ...result, total: 159 } });
  expect(story.total?.sentence).toBe(
    "60 (60) + 61 (61) + 75/2 (38), each rounded to the nearest whole mark, halves up: 159 of 270.",
  );
});

test.each([
  ["a total", { total: 158 }, /gives a total of 159, but the result says 158/],
  ["a grade", { total: 159, grade: "A" }, /gives grade B, but the result says A/],
])("%s that the story does not reach is a fault", (_, wrong, message) => {
  expect(() => explainResult({ ...award, result: { ...result, ...wrong } })).toThrow(ExplanationFault);
  expect(() => explainResult({ ...award, result: { ...result, ...wrong } })).toThrow(message);
});

test.each([
  [149, 240, "149 is the boundary of A and is worth exactly 240 of 300 uniform marks."],
  [
    145,
    234,
    "145 lies between the boundary of B (130 raw, 210 uniform) and the boundary of A (149 raw, 240 uniform): " +
      "on the straight line between them it is worth 234 of 300 uniform marks.",
  ],
  [
    186,
    298,
    "186 lies between the boundary of A* (168 raw, 270 uniform) and 187 raw (300 uniform): " +
      "on the straight line between them it is worth 298 of 300 uniform marks.",
  ],
  [200, 300, "200 is above 187, from which every mark is worth the full 300 uniform marks."],
  [
    56,
    88,
    "56 lies between 0 raw (0 uniform) and 57 raw (90 uniform): on the straight line between them it is worth 88 " +
      "of 300 uniform marks.",
  ],
])("Pearson WAC12/01 October 2023: raw %i is worth %i, and why", (raw, uniform, sentence) => {
  const marks = boundaries({ "A*": 168, A: 149, B: 130, C: 111, D: 93, E: 75 });
  const grade = marks.find((each) => each.mark <= raw)?.grade ?? "U";
  const story = explainResult({
    ...award,
    boundaries: marks,
    components: [component("WAC12/01", 200, "1", raw)],
    result: { ...result, kind: "unit", total: raw, uniform, grade, marks: [raw] },
    unit: {
      unit: "WAC12",
      title: "Accounting",
      scheme: "gce",
      glh: null,
      maxUniform: 300,
      notional: "default",
      knots: null,
      points: [],
      shares: [],
    },
  });
  expect(story.uniform).toMatchObject({ raw, uniform, sentence });
});

test("movements are listed in order with their causes, and a ledger that has changed since is pointed out", () => {
  const part: ExplainedComponent = {
    ...component("H555/01", 90, "1", 52),
    movements: [
      { movement: 1, change: 52, status: "marked", grade: null, cause: "raw" },
      { movement: 2, change: 3, status: "marked", grade: null, cause: "special-consideration" },
      { movement: 3, change: 0, status: "pending", grade: null, cause: "hold" },
      { movement: 4, change: 0, status: "marked", grade: null, cause: "release" },
      { movement: 5, change: -1, status: "marked", grade: null, cause: "review" },
    ],
  };
  const facts = { ...award, components: [part], boundaries: boundaries({ A: 50 }) };
  const now = explainResult({ ...facts, result: { ...result, grade: "A", total: 54, marks: [54] } });
  expect(now.components[0]?.movements).toEqual([
    "Marked: 52",
    "Special consideration: +3, making 55",
    "Mark: on hold until a question about the work is answered",
    "No longer on hold: ±0, making 55",
    "Reviewed: −1, making 54",
  ]);
  expect(now.components[0]?.changedSince).toBe(false);
  expect(now.grade?.sentence).toBe("54 marks reach grade A, which begins at 50, with 4 to spare, the highest grade.");
  expect(
    explainResult({ ...facts, result: { ...result, grade: "A", total: 55, marks: [55] } }).components[0]?.changedSince,
  ).toBe(true);
});

test("X, Q and # in plain words", () => {
  const absent = {
    ...award,
    components: award.components.map((part) => ({ ...part, status: "absent", movements: [] })),
  };
  const none = { ...result, grade: null, total: null, marks: [null, null, null] };
  expect(explainResult({ ...absent, result: { ...none, status: "no-result" } })).toMatchObject({
    headline: "There is no result.",
    indicators: [{ sign: "X", words: "X: there is no result, because no work was done for any part." }],
    components: [{ words: "Absent." }, { words: "Absent." }, { words: "Absent." }],
    grade: null,
    total: null,
  });
  expect(explainResult({ ...award, result: { ...none, status: "pending" } })).toMatchObject({
    headline: "The result is pending.",
    indicators: [{ sign: "Q" }],
  });
  const partial = {
    ...award,
    components: [
      component("H555/01", 90, "1", 60),
      component("H555/02", 90, "1", 61),
      { ...component("H555/05", 60, "3/2", 0), status: "absent", movements: [] },
    ],
  };
  expect(
    explainResult({
      ...partial,
      result: { ...result, grade: "U", total: 121, marks: [60, 61, null], partialAbsence: true },
    }),
  ).toMatchObject({
    indicators: [{ sign: "#" }],
    grade: {
      above: null,
      sentence: "121 marks is below the lowest boundary. Grade B begins at 150, which is 29 marks more.",
    },
  });
});

const secondYear = ["F013", "F014"];
const legacy: ExplanationFacts = {
  ...award,
  components: [],
  boundaries: [],
  qualification: {
    qualification: "H411",
    title: "Accounting",
    scheme: "gce",
    maxTotal: 400,
    nearPassMax: 0,
    unclassifiedMax: 0,
    aStar: true,
    thresholds: boundaries({ A: 320, B: 280 }),
    units: [
      ["F011", 80],
      ["F012", 120],
      ["F013", 80],
      ["F014", 120],
    ].map(([unit, max]) => ({
      unit: String(unit),
      title: `Unit ${unit}`,
      group: "mandatory",
      optional: false,
      choose: 4,
      terminal: false,
      maxUniform: Number(max),
      secondYear: secondYear.includes(String(unit)),
    })),
  },
};

test("a legacy A level: units that counted and that did not, and the A* rule with its figures", () => {
  const units = [
    stored("F011", 70),
    stored("F012", 100),
    stored("F013", 72),
    stored("F014", 108),
    { ...stored("F011", 60), series: "6A25", counted: false, reason: "another-attempt-counts" },
  ];
  const story = explainResult({
    ...legacy,
    result: { ...result, kind: "certification", grade: "A*", total: null, uniform: 350, marks: null, units },
  });
  expect(story.headline).toBe("Grade A*, with 350 of 400 uniform marks.");
  expect(story.grade?.sentence).toMatch(
    /^350 uniform marks reach grade A, .* The second-year units raise it to A\*\.$/,
  );
  expect(story.rules).toEqual([
    "A* needs grade A and 90% of the uniform marks of the second-year units: 180 of 200. " +
      "They come to 180, so the award is A*.",
  ]);
  expect(story.units?.notCounted).toMatchObject([
    { unit: "F011", series: "6A25", words: "Does not count: another attempt at the unit does." },
  ]);
  expect(() =>
    explainResult({
      ...legacy,
      result: { ...result, kind: "certification", grade: "A", total: null, uniform: 350, marks: null, units },
    }),
  ).toThrow("gives grade A*, but the result says A");
});

test("an award without a unit it needs says which", () => {
  const units = ["F011", "F012", "F013"].map((unit) => ({
    ...stored(unit, 60),
    counted: false,
    reason: "other-units-count",
  }));
  const story = explainResult({
    ...legacy,
    result: { ...result, kind: "certification", status: "no-result", grade: null, total: null, marks: null, units },
  });
  expect(story.units).toMatchObject({ counted: [], missing: ["F014 Unit F014"] });
  expect(story.indicators[0]?.words).toContain("units that the award needs were not taken");
});

function component(code: string, maxMark: number, factor: string, mark: number): ExplainedComponent {
  return {
    component: code,
    title: "Paper",
    maxMark,
    factor,
    status: "marked",
    movements: [{ movement: 1, change: mark, status: "marked", grade: null, cause: "raw" }],
  };
}

function boundaries(marks: Readonly<Record<string, number>>): readonly StatedBoundary[] {
  return Object.entries(marks).map(([grade, mark]) => ({ grade, mark, status: "published" }));
}

function stored(unit: string, uniform: number): StoredUnit {
  return {
    unit,
    group: "mandatory",
    series: "6A26",
    option: unit,
    centre_id: "20001",
    uniform,
    grade: "A",
    points: null,
    absent: false,
    pending: false,
    counted: true,
    reason: null,
  };
}
