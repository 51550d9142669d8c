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

test.each([
  ["second-hand", "The boundaries were published, and we have them from somebody else's copy."],
  ["sample", "These boundaries are made up for the demonstration."],
] as const)("one boundary that is %s is said of all", (status, sentence) => {
  const [first, ...rest] = award.boundaries;
  const story = explainResult({
    ...award,
    result: { ...result, total: 159 },
    boundaries: first ? [{ ...first, status }, ...rest] : rest,
  });
  expect(story.sources.at(-1)).toBe(sentence);
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
      "on the straight line between them it is worth 233 13/19, rounded to the nearest whole mark, halves up: 234 of 300 uniform " +
      "marks.",
  ],
  [
    186,
    298,
    "186 lies between the boundary of A* (168 raw, 270 uniform) and 187 raw (300 uniform): " +
      "on the straight line between them it is worth 298 8/19, rounded to the nearest whole mark, halves up: 298 of 300 uniform " +
      "marks.",
  ],
  [200, 300, "200 is above 187, from which every mark is worth the full 300 uniform marks."],
  [
    56,
    88,
    "56 lies between 0 raw (0 uniform) and 57 raw (90 uniform): on the straight line between them it is worth " +
      "88 8/19, rounded to the nearest whole mark, halves up: 88 of 300 uniform marks.",
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
    "First mark: 52",
    "Special consideration: +3, making 55",
    "Mark: on hold: the board is checking the work",
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
    indicators: [{ sign: "Q", words: "Q: the result is pending, because a mark is on hold or missing." }],
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
      attempts: "best",
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
    {
      unit: "F011",
      series: "6A25",
      words: "Does not count: another attempt at the unit does, because it is worth more.",
    },
  ]);
  expect(story.units?.counted[0]?.words).toBe("Counts. It is the best of 2 attempts.");
  expect(story.grade?.boundaries.slice(0, 2)).toMatchObject([
    { grade: "A*", mark: 320, reached: true, also: "and 180 of 200 uniform marks of the second-year units" },
    { grade: "A", mark: 320, reached: true },
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
  expect(story.indicators[0]?.words).toBe(
    "X: there is no result, because units that the award needs were not taken (F014 Unit F014).",
  );
});

test("an award of units from all of which the candidate was absent has that one reason", () => {
  const units = ["F011", "F012", "F013", "F014"].map((unit) => ({
    ...stored(unit, 0),
    grade: null,
    absent: true,
    counted: false,
    reason: "other-units-count",
  }));
  const none = { grade: null, total: null, marks: null, units } as const;
  const story = explainResult({
    ...legacy,
    result: { ...result, kind: "certification", status: "no-result", ...none },
  });
  expect(story.indicators[0]?.words).toBe("X: there is no result, because the candidate was absent from every unit.");
});

test("a legacy A level at grade A: A* has its row, and A is not called the highest grade", () => {
  const units = [stored("F011", 80), stored("F012", 120), stored("F013", 60), stored("F014", 100)];
  const story = explainResult({
    ...legacy,
    result: { ...result, kind: "certification", grade: "A", total: null, uniform: 360, marks: null, units },
  });
  expect(story.grade?.sentence).toBe(
    "360 uniform marks reach grade A, which begins at 320, with 40 to spare. A* has a rule of its own.",
  );
  expect(story.grade?.boundaries[0]).toMatchObject({ grade: "A*", reached: false });
});

test.each<[string, Partial<StoredUnit>, Partial<StoredUnit>, "best" | "latest", string]>([
  ["best, worth more", {}, { uniform: 60 }, "best", ", because it is worth more"],
  ["best, the same and more recent", {}, {}, "best", ", which is worth the same and more recent"],
  [
    "best, absent",
    {},
    { uniform: 0, grade: null, absent: true },
    "best",
    ", because the candidate was absent from this one",
  ],
  ["latest, though worth less", { uniform: 50 }, { uniform: 78 }, "latest", ", because it is the latest"],
  ["two options of one series", {}, { series: "6A26", option: "F011B" }, "best", ", which is worth the same"],
])("which attempt counts and why: %s", (_, counts, other, attempts, reason) => {
  const left = { ...stored("F011", 70), series: "6A25", counted: false, reason: "another-attempt-counts", ...other };
  const own = { ...stored("F011", 70), ...counts };
  const units = [own, stored("F012", 100), stored("F013", 60), stored("F014", 100), left];
  const { qualification } = legacy;
  if (!qualification) throw new Error("The case is a certification.");
  const uniform = 260 + (own.uniform ?? 0);
  const story = explainResult({
    ...legacy,
    qualification: { ...qualification, units: qualification.units.map((unit) => ({ ...unit, attempts })) },
    result: {
      ...result,
      kind: "certification",
      grade: uniform < 320 ? "B" : "A",
      total: null,
      uniform,
      marks: null,
      units,
    },
  });
  expect(story.units?.notCounted[0]?.words).toBe(`Does not count: another attempt at the unit does${reason}.`);
  expect(story.units?.counted[0]?.words).toBe(`Counts. It is the ${attempts} of 2 attempts.`);
});

const technical: ExplanationFacts = {
  ...legacy,
  qualification: {
    qualification: "05835",
    title: "IT",
    scheme: "points",
    maxTotal: null,
    nearPassMax: 1,
    unclassifiedMax: 0,
    aStar: false,
    thresholds: boundaries({ D: 34, M: 30, P: 26 }),
    units: ["B1601", "B1602"].map((unit) => ({
      unit,
      title: unit,
      group: "mandatory",
      optional: false,
      choose: 2,
      terminal: false,
      maxUniform: null,
      secondYear: false,
      attempts: "best",
    })),
  },
};

test.each<[string, string, readonly [string, number][], string]>([
  [
    "enough points",
    "U",
    [
      ["R", 12],
      ["R", 14],
    ],
    "26 points would be enough for grade P, but they do not decide this award: " +
      "the rules on near passes and unclassified units make it U.",
  ],
  [
    "one point short",
    "U",
    [
      ["U", 0],
      ["D", 25],
    ],
    "25 points do not decide this award: the rules on near passes and unclassified units make it U.",
  ],
])("no hint at more points where a rule made it U: %s", (_, grade, worth, sentence) => {
  const units = worth.map(([own, points], at) => ({
    ...stored(`B160${at + 1}`, 0),
    uniform: null,
    grade: own,
    points,
  }));
  const points = worth.reduce((sum, [, each]) => sum + each, 0);
  const story = explainResult({
    ...technical,
    result: { ...result, kind: "certification", grade, total: null, uniform: null, points, marks: null, units },
  });
  expect(story.grade).toMatchObject({ sentence, next: null, above: null });
});

test("a unit on points has the table behind its figure", () => {
  const points = [
    { glh: 60, grade: "D", points: 18 },
    { glh: 60, grade: "M", points: 16 },
  ];
  const unit = {
    unit: "B1601",
    title: "One",
    scheme: "points",
    glh: 60,
    maxUniform: null,
    notional: null,
    knots: null,
  } as const;
  const story = explainResult({
    ...award,
    boundaries: boundaries({ D: 40, M: 30 }),
    components: [component("B1601/01", 60, "1", 35)],
    unit: { ...unit, points, shares: [] },
    result: { ...result, kind: "unit", total: 35, grade: "M", points: 16, marks: [35] },
  });
  expect(story.rules).toEqual([
    "Points of a unit of 60 guided learning hours by grade: D 18, M 16. This result has 16.",
  ]);
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
