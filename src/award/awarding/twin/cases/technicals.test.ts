import { expect, test } from "vitest";
import { candidate, type Work } from "./case.ts";
import { unitisedCatalogue, type UnitSketch } from "./unitised-catalogue.ts";

/** Points for each 30 hours: D 9, M 8, P 7, R 6. Source: OCR, larger Cambridge Technicals; P and R are inferred. */
const points2016 = [30, 60, 90].flatMap((glh) =>
  [
    ["D", 9],
    ["M", 8],
    ["P", 7],
    ["R", 6],
  ].map(([grade, each]) => ({ suite: "SUI", glh, grade: String(grade), points: (glh / 30) * Number(each) })),
);

const claimed =
  (glh: number) =>
  (unit: string): UnitSketch => ({ unit, scheme: "claim", glh });
const exam = (unit: string): UnitSketch => ({
  unit,
  scheme: "points",
  glh: 90,
  maxRaw: 80,
  boundaries: "D=60;M=50;P=40;R=35",
});
const optional = ["T03", "T04", "T08", "T12", "T16", "T17", "T18", "T19", "T20", "T21"];

/**
 * The Diploma in IT of 720 hours: two units of 90, nine of the others. Thresholds: 200 gives DD; the rest is
 * inferred.
 */
const technicals2016 = {
  ...unitisedCatalogue(
    "6A24",
    [exam("T01"), exam("T02"), ...optional.map(claimed(60))],
    [
      {
        qualification: "05841",
        scheme: "points",
        groups: ["mandatory T01 T02", `choose-9 ${optional.join(" ")}`],
        thresholds: "D*D*=212;D*D=206;DD=200;DM=192;MM=184;MP=176;PP=168",
        nearPassMax: 1,
        unclassifiedMax: 1,
      },
      {
        qualification: "05838",
        scheme: "points",
        groups: ["mandatory T01", "choose-1 T03 T04"],
        thresholds: "D*=44;D=42;M=38;P=35",
        nearPassMax: 1,
        unclassifiedMax: 0,
      },
    ],
  ),
  points: points2016,
};

const published = ["T03 =M", "T04 =M", "T08 =M", "T12 =M", "T16 =M", "T17 =D", "T18 =D", "T19 =D", "T20 =D"];

test.each<[string, Work, string]>([
  [
    "OCR's example: 24 + 24 + 5×16 + 4×18 = 200 points, DD",
    { entries: ["T01 50", "T02 59", ...published, "05841"] },
    "05841 DD p200",
  ],
  [
    "a tenth optional unit at P (14) is not needed: still 200",
    { entries: ["T01 50", "T02 59", ...published, "T21 =P", "05841"] },
    "05841 DD p200",
  ],
  [
    "a tenth optional unit at D (18) takes the place of an M (16): 202",
    { entries: ["T01 50", "T02 59", ...published, "T21 =D", "05841"] },
    "05841 DD p202",
  ],
  [
    "one near pass may count: 18 + 24 + 152 = 194",
    { entries: ["T01 35", "T02 59", ...published, "05841"] },
    "05841 DM p194",
  ],
  [
    "two near passes are one too many: 18 + 18 + 152 = 188, unclassified",
    { entries: ["T01 35", "T02 39", ...published, "05841"] },
    "05841 U p188",
  ],
  [
    "a better earlier exam is the attempt that counts: 24 + 24 + 152",
    { entries: ["T01 35", "T02 59", ...published, "05841"], banked: ["T01 6A23 p24 M"] },
    "05841 DD p200",
  ],
  [
    "a mandatory unit may not be unclassified",
    { entries: ["T01 34", "T02 60", ...published, "05841"] },
    "05841 U p179",
  ],
  [
    "one optional unit may be: 24 + 24 + 152 − 16 = 184",
    { entries: ["T01 50", "T02 59", ...published.slice(1), "T03 =U", "05841"] },
    "05841 MM p184",
  ],
  ["too few optional units", { entries: ["T01 50", "T02 59", ...published.slice(1), "05841"] }, "05841 X"],
  ["a pending claim", { entries: ["T01 50", "T02 59", ...published, "T21 ?", "05841"] }, "05841 Q"],
  ["a near pass and a pass: 18 + 14 = 32, below P", { entries: ["T01 36", "T03 =P", "05838"] }, "05838 U p32"],
  ["a merit and a pass: 24 + 14 = 38", { entries: ["T01 50", "T03 =P", "T04 =R", "05838"] }, "05838 M p38"],
  ["a unit without any work is an absence", { entries: ["T01 60", "T03 A", "05838"] }, "05838 U# p27"],
])("2016: %s", (_, work, result) => {
  const said = candidate(technicals2016, "6A24", work).find((text) => text.startsWith("058"));
  expect(said?.replace(/ \[.*/, "")).toBe(result);
});

test("a unit that has no claim, a pending claim or no boundaries yet is pending", () => {
  const noBoundaries = { ...technicals2016, boundaries: [] };
  expect(candidate(noBoundaries, "6A24", { entries: ["T01 50", "T02 A", "T03 -", "T04 ?", "T08 =M"] })).toEqual([
    "T01 Q",
    "T02 X p0",
    "T03 Q",
    "T04 Q",
    "T08 M p16",
  ]);
});

/** 2012 suite: every unit P 7, M 8, D 9; all centre-marked. Thresholds of the three-unit Certificate are ours. */
const technicals2012 = {
  ...unitisedCatalogue("6A24", ["N01", "N02", "N03", "N04"].map(claimed(60)), [
    {
      qualification: "05347",
      scheme: "points",
      groups: ["mandatory N01 N02", "choose-1 N03 N04"],
      thresholds: "D*=27;D=26;M=23;P=21",
    },
  ]),
  points: [
    ["D", 9],
    ["M", 8],
    ["P", 7],
  ].map(([grade, points]) => ({ suite: "SUI", glh: 60, grade: String(grade), points: Number(points) })),
};

test.each<[string, string[], string[]]>([
  [
    "7 + 8 + 9 = 24, Merit; the better optional unit counts",
    ["N01 =P", "N02 =M", "N03 =P", "N04 =D", "05347"],
    ["05347 M p24 [N01/6A24 p7, N02/6A24 p8, N04/6A24 p9]", "N01 P p7", "N02 M p8", "N03 P p7", "N04 D p9"],
  ],
  [
    "9 + 9 + 9 = 27, Distinction*",
    ["N01 =D", "N02 =D", "N03 =D", "05347"],
    ["05347 D* p27 [N01/6A24 p9, N02/6A24 p9, N03/6A24 p9]", "N01 D p9", "N02 D p9", "N03 D p9"],
  ],
  [
    "a unit that failed has no points and is not allowed: 7 + 8 + 0",
    ["N01 =P", "N02 =M", "N03 =U", "05347"],
    ["05347 U p15 [N01/6A24 p7, N02/6A24 p8, N03/6A24 p0]", "N01 P p7", "N02 M p8", "N03 U p0"],
  ],
  [
    "7 + 7 + 7 = 21, boundary of P",
    ["N01 =P", "N02 =P", "N03 =P", "05347"],
    ["05347 P p21 [N01/6A24 p7, N02/6A24 p7, N03/6A24 p7]", "N01 P p7", "N02 P p7", "N03 P p7"],
  ],
  [
    "8 + 7 + 7 = 22, one below M",
    ["N01 =M", "N02 =P", "N04 =P", "05347"],
    ["05347 P p22 [N01/6A24 p8, N02/6A24 p7, N04/6A24 p7]", "N01 M p8", "N02 P p7", "N04 P p7"],
  ],
  [
    "8 + 8 + 7 = 23, boundary of M",
    ["N01 =M", "N02 =M", "N03 =P", "05347"],
    ["05347 M p23 [N01/6A24 p8, N02/6A24 p8, N03/6A24 p7]", "N01 M p8", "N02 M p8", "N03 P p7"],
  ],
  [
    "9 + 8 + 8 = 25, one below D",
    ["N01 =D", "N02 =M", "N03 =M", "05347"],
    ["05347 M p25 [N01/6A24 p9, N02/6A24 p8, N03/6A24 p8]", "N01 D p9", "N02 M p8", "N03 M p8"],
  ],
  [
    "9 + 9 + 8 = 26, boundary of D",
    ["N01 =D", "N02 =D", "N04 =M", "05347"],
    ["05347 D p26 [N01/6A24 p9, N02/6A24 p9, N04/6A24 p8]", "N01 D p9", "N02 D p9", "N04 M p8"],
  ],
  ["no optional unit", ["N01 =P", "N02 =M", "05347"], ["05347 X", "N01 P p7", "N02 M p8"]],
  ["a mandatory unit never taken", ["N01 =D", "N03 =D", "05347"], ["05347 X", "N01 D p9", "N03 D p9"]],
  ["a claim that is pending", ["N01 =D", "N02 ?", "N03 =D", "05347"], ["05347 Q", "N01 D p9", "N02 Q", "N03 D p9"]],
  ["a unit alone has a result of its own", ["N04 =M"], ["N04 M p8"]],
])("2012: %s", (_, entries, results) => {
  expect(candidate(technicals2012, "6A24", { entries })).toEqual(results);
});
