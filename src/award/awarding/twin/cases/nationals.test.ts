import { expect, test } from "vitest";
import { candidate, resultsOf, type Work } from "./case.ts";
import { unitisedCatalogue, type UnitSketch } from "./unitised-catalogue.ts";

const grades = ["*2", "D2", "M2", "P2", "D1", "M1", "P1"];
const shares = (max: number) => grades.map((grade, at) => `${grade}=${(max * (90 - 10 * at)) / 100}`).join(";");

/**
 * Cambridge Nationals 2022, Creative iMedia J834: R093 (70 raw marks for 80, terminal), R094 and one of R095, R097.
 * Maxima of R093 published by OCR; the boundaries are ours: on NEA units a raw mark is a uniform mark.
 */
const nationals2022 = unitisedCatalogue(
  "6A26",
  [
    {
      unit: "R093",
      scheme: "nationals",
      maxRaw: 70,
      maxUniform: 80,
      attempts: "latest",
      boundaries: "*2=54;D2=48;M2=42;P2=36;D1=30;M1=24;P1=18",
    },
    {
      unit: "R094",
      scheme: "nationals",
      maxRaw: 50,
      maxUniform: 50,
      boundaries: shares(50),
      options: ["R094A", "R094B"],
    },
    { unit: "R095", scheme: "nationals", maxRaw: 70, maxUniform: 70, boundaries: shares(70) },
    { unit: "R097", scheme: "nationals", maxRaw: 70, maxUniform: 70, boundaries: shares(70) },
  ],
  [
    {
      qualification: "J834",
      scheme: "nationals",
      thresholds: shares(200),
      groups: ["terminal R093", "mandatory R094", "choose-1 R095 R097"],
    },
  ],
);

test.each<[string, Work, string[]]>([
  [
    "R093 31: 40 + 8×1/6 = 41.3, 41 (OCR: 31 of 70 is d1 where the boundary is 30); best NEA 45; 41 + 45 + 60 = 146",
    { entries: ["R093 31", "R094A 40", "R097 60", "J834"], banked: ["R094 1A26 45 *2"] },
    [
      "J834 M2 u146 [R093/6A26 u41, R094/1A26 u45, R097/6A26 u60]",
      "R093 D1 t31 u41",
      "R094A D2 t40 u40",
      "R097 D2 t60 u60",
    ],
  ],
  [
    "the earlier exam (70) is practice; R093 17: 24×17/18 = 22.7, 23; 23 + 30 + 42 = 95",
    { entries: ["R093 17", "R094A 30", "J834"], banked: ["R093 1A26 70 D2", "R095 6A25 42 P2"] },
    ["J834 M1 u95 [R093/6A26 u23, R094/6A26 u30, R095/6A25 u42]", "R093 U t17 u23", "R094A P2 t30 u30"],
  ],
  [
    "an exam only in an earlier series does not certificate",
    { entries: ["R094A 30", "J834"], banked: ["R093 1A26 70 D2", "R095 6A25 42 P2"] },
    ["J834 X", "R094A P2 t30 u30"],
  ],
  [
    "absent from the exam: 0 + 50 + 70 = 120 with #",
    { entries: ["R093 A", "R094A 50", "R097 70", "J834"] },
    ["J834 P2# u120 [R093/6A26 A, R094/6A26 u50, R097/6A26 u70]", "R093 X u0", "R094A *2 t50 u50", "R097 *2 t70 u70"],
  ],
  [
    "a pending exam leaves the award pending",
    { entries: ["R093 ?", "R094A 50", "R097 70", "J834"] },
    ["J834 Q", "R093 Q", "R094A *2 t50 u50", "R097 *2 t70 u70"],
  ],
  ["no optional unit", { entries: ["R093 60", "R094A 50", "J834"] }, ["J834 X", "R093 *2 t60 u80", "R094A *2 t50 u50"]],
  [
    "absent throughout",
    { entries: ["R093 A", "R094B A", "R097 A", "J834"] },
    ["J834 X", "R093 X u0", "R094B X u0", "R097 X u0"],
  ],
  [
    "the better optional unit counts; R093 57: 72 + 8×3/6 = 76; 76 + 25 + 60 = 161",
    { entries: ["R093 57", "R094A 25", "R095 50", "R097 60", "J834"] },
    [
      "J834 D2 u161 [R093/6A26 u76, R094/6A26 u25, R097/6A26 u60]",
      "R093 *2 t57 u76",
      "R094A D1 t25 u25",
      "R095 M2 t50 u50",
      "R097 D2 t60 u60",
    ],
  ],
  [
    "the same unit at two option letters is one unit, the better of the two; 80 + 30 + 40 = 150",
    { entries: ["R093 60", "R094A 20", "R094B 30", "R095 40", "J834"] },
    [
      "J834 M2 u150 [R093/6A26 u80, R094/6A26 u30, R095/6A26 u40]",
      "R093 *2 t60 u80",
      "R094A M1 t20 u20",
      "R094B P2 t30 u30",
      "R095 D1 t40 u40",
    ],
  ],
])("2022: %s", (_, work, results) => {
  expect(candidate(nationals2022, "6A26", work)).toEqual(results);
});

const sixty = (unit: string): UnitSketch => ({
  unit,
  scheme: "nationals",
  maxRaw: 60,
  maxUniform: 60,
  boundaries: shares(60),
});

/** Cambridge Nationals 2012, Sport Studies: Award J803 (two units) and Certificate J813 (four), 60 marks each. OCR. */
const nationals2012 = unitisedCatalogue("6A22", ["R051", "R052", "R053", "R056"].map(sixty), [
  {
    qualification: "J803",
    scheme: "nationals",
    thresholds: shares(120),
    groups: ["mandatory R051", "choose-1 R052 R053"],
  },
  {
    qualification: "J813",
    scheme: "nationals",
    thresholds: shares(240),
    groups: ["mandatory R051 R052 R053", "choose-1 R056"],
  },
]);

test.each<[string, Work, string[]]>([
  [
    "OCR's example: p2 39 + m2 45 + m2 46 + m2 45 = 175, Merit at Level 2",
    { entries: ["J813"], banked: ["R051 1A21 39 P2", "R052 6A21 45 M2", "R053 6A21 46 M2", "R056 1A22 45 M2"] },
    ["J813 M2 u175 [R051/1A21 u39, R052/6A21 u45, R053/6A21 u46, R056/1A22 u45]"],
  ],
  [
    "the best exam counts, the earlier one if it is better; the Award takes the better NEA unit: 50 + 48 = 98",
    { entries: ["R051 44", "J803"], banked: ["R051 1A21 50 D2", "R052 6A21 48 D2", "R053 6A21 40 P2"] },
    ["J803 D2 u98 [R051/1A21 u50, R052/6A21 u48]", "R051 M2 t44 u44"],
  ],
  [
    "a better resit counts: 55 + 53 = 108, the boundary of *2",
    { entries: ["R051 55", "J803"], banked: ["R051 1A21 50 D2", "R052 6A21 53 D2"] },
    ["J803 *2 u108 [R051/6A22 u55, R052/6A21 u53]", "R051 *2 t55 u55"],
  ],
  [
    "a banked unit that is pending makes the award pending, whatever other attempt there is",
    { entries: ["J803"], banked: ["R051 1A22 ?", "R051 6A21 20 P1", "R052 1A22 50 D2"] },
    ["J803 Q"],
  ],
  [
    "three units do not make a Certificate",
    { entries: ["J813"], banked: ["R051 1A21 50 D2", "R052 6A21 50 D2", "R053 6A21 50 D2"] },
    ["J813 X"],
  ],
  [
    "below the lowest threshold: 18 + 17 = 35 of 36",
    { entries: ["R051 18", "R052 17", "J803"] },
    ["J803 U u35 [R051/6A22 u18, R052/6A22 u17]", "R051 P1 t18 u18", "R052 U t17 u17"],
  ],
])("2012: %s", (_, work, results) => {
  expect(candidate(nationals2012, "6A22", work)).toEqual(results);
});

test("thresholds of one series win over those of every series: lowered by 12 in November 2020", () => {
  const lowered = nationals2012.thresholds
    .filter((row) => row.qualification === "J813")
    .map((row) => ({ ...row, series: "BA20", minimum: row.minimum - 12 }));
  const catalogue = { ...nationals2012, thresholds: [...nationals2012.thresholds, ...lowered] };
  const work = { entries: ["J813"], banked: ["R051", "R052", "R053", "R056"].map((unit) => `${unit} 6A20 45 M2`) };
  expect(candidate(catalogue, "BA20", work)[0]).toMatch(/^J813 D2 u180/);
  expect(candidate(catalogue, "6A22", work)[0]).toMatch(/^J813 M2 u180/);
});

test("a row of one series wins even where it is the higher one", () => {
  const raised = { qualification: "J803", series: "6A22", grade: "D2", minimum: 100 };
  const catalogue = { ...nationals2012, thresholds: [...nationals2012.thresholds, raised] };
  const work = { entries: ["J803"], banked: ["R051 6A21 49 D2", "R052 6A21 50 D2"] };
  expect(candidate(catalogue, "6A22", work)[0]).toMatch(/^J803 M2 u99/);
  expect(candidate(nationals2012, "6A22", work)[0]).toMatch(/^J803 D2 u99/);
});

test("without boundaries a unit is pending, and so is the award; without thresholds too", () => {
  const noBoundaries = { ...nationals2012, boundaries: [] };
  expect(candidate(noBoundaries, "6A22", { entries: ["R051 50", "J803"], banked: ["R052 6A21 50 D2"] })).toEqual([
    "J803 Q",
    "R051 Q",
  ]);
  const work = { entries: ["J803"], banked: ["R051 6A21 49 D2", "R052 6A21 50 D2"] };
  expect(candidate({ ...nationals2012, thresholds: [] }, "6A22", work)).toEqual(["J803 Q"]);
});

test("banked results of this series and of later ones are left aside", () => {
  const work = { entries: ["R051 30", "J803"], banked: ["R051 6A22 60 *2", "R051 1A23 60 *2", "R052 6A21 30 D1"] };
  expect(resultsOf(nationals2012, "6A22", work)[0]).toMatchObject({ uniform: 60, grade: "D1" });
});
