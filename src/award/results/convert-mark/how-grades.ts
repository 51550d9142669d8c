import { parseFraction, fraction } from "#kernel";
import {
  conversionOf,
  convertRaw,
  knotsOf,
  linearResult,
  overallBoundaries,
  pointsGrade,
  type PointsRow,
  unitPoints,
  uniformGrade,
  type WeightedWork,
} from "#awarding";
import { page, type Reply } from "#platform/web";
import { paths } from "../paths.ts";
import { lineInWords } from "./line-in-words.ts";

/** The page that explains grading. Its examples are worked out by the rules each time, so they agree with them. */
export async function showHowGrades(): Promise<Reply> {
  return page("award/results/convert-mark/how-grades.njk", {
    to: paths,
    linear: linearExample(),
    spacing: spacingExample(),
    uniform: uniformExample(),
    nationals: nationalsExample(),
    points: pointsExample(),
  });
}

const papers = [
  { name: "Paper 1", mark: 68, max: 90, factor: "1" },
  { name: "Paper 2", mark: 51, max: 60, factor: "3/2" },
] as const;

function linearExample(): object {
  const boundaries = [
    { grade: "A", mark: 149 },
    { grade: "B", mark: 130 },
    { grade: "C", mark: 111 },
  ];
  const work: WeightedWork[] = papers.map(({ mark, factor }) => ({
    factor: parseFraction(factor) ?? fraction(1),
    work: { status: "marked", mark },
  }));
  const [first] = work;
  const missing: WeightedWork[] = first ? [first, { factor: fraction(3, 2), work: { status: "absent" } }] : [];
  return {
    papers,
    boundaries,
    result: linearResult(work, "total", boundaries),
    absent: linearResult(missing, "total", boundaries),
  };
}

function spacingExample(): object {
  const judged = {
    factor: fraction(1),
    boundaries: [
      { grade: "A*", mark: 160 },
      { grade: "A", mark: 140 },
      { grade: "E", mark: 73 },
    ],
  };
  const found = overallBoundaries([judged]);
  return { boundaries: found.ok ? found.value : [] };
}

const unit = {
  scheme: "gce",
  maxRaw: 80,
  maxUniform: 120,
  notional: "none",
  boundaries: [
    { grade: "A", mark: 66 },
    { grade: "B", mark: 58 },
    { grade: "C", mark: 51 },
    { grade: "D", mark: 44 },
    { grade: "E", mark: 37 },
  ],
} as const;

function uniformExample(): object {
  const conversion = conversionOf(unit);
  const raw = 61;
  const found = conversion.ok ? convertRaw(conversion.value, raw) : conversion;
  const rules = {
    thresholds: [
      { grade: "A", mark: 160 },
      { grade: "B", mark: 140 },
      { grade: "C", mark: 120 },
    ],
    aStar: false,
    units: new Map(),
  };
  const uniform = found.ok ? found.value.uniform : 0;
  const marks = [uniform, 66];
  return {
    unit,
    raw,
    uniform,
    grade: found.ok ? found.value.grade : "",
    words: conversion.ok ? lineInWords(conversion.value, raw) : [],
    cap: knotsOf(unit).at(-1)?.raw,
    marks,
    total: marks.reduce((sum, mark) => sum + mark, 0),
    thresholds: rules.thresholds,
    overall: uniformGrade(
      rules,
      marks.map((value, at) => ({ unit: `unit ${at + 1}`, value })),
    ),
  };
}

const nationalsUnit = {
  scheme: "nationals",
  maxRaw: 70,
  maxUniform: 100,
  notional: "none",
  boundaries: [
    { grade: "*2", mark: 60 },
    { grade: "D2", mark: 53 },
    { grade: "M2", mark: 46 },
    { grade: "P2", mark: 40 },
    { grade: "D1", mark: 33 },
    { grade: "M1", mark: 26 },
    { grade: "P1", mark: 20 },
  ],
} as const;

function nationalsExample(): object {
  const conversion = conversionOf(nationalsUnit);
  const rows = [55, 46, 19].map((raw) => (conversion.ok ? convertRaw(conversion.value, raw) : conversion));
  return { unit: nationalsUnit, rows: rows.flatMap((row) => (row.ok ? [row.value] : [])) };
}

const pointsTable: readonly PointsRow[] = [60, 90].flatMap((glh) =>
  [
    ["D", 9],
    ["M", 8],
    ["P", 7],
  ].map(([grade, each]) => ({ glh, grade: String(grade), points: (Number(each) * glh) / 30 })),
);

function pointsExample(): object {
  const taken = [
    { unit: "Unit 1", glh: 90, grade: "M" },
    { unit: "Unit 2", glh: 90, grade: "P" },
    { unit: "Unit 3", glh: 60, grade: "D" },
  ];
  const units = taken.map((each) => ({ ...each, value: unitPoints(pointsTable, each.glh, each.grade) ?? 0 }));
  const thresholds = [
    { grade: "D", mark: 70 },
    { grade: "M", mark: 62 },
    { grade: "P", mark: 54 },
  ];
  const rules = { thresholds, nearPassMax: 0, unclassifiedMax: 0, optionalUnits: new Set<string>() };
  return {
    units,
    total: units.reduce((sum, each) => sum + each.value, 0),
    thresholds,
    grade: pointsGrade(rules, units),
  };
}
