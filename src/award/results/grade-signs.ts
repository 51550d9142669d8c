import { shortGrade } from "./grade-shown.ts";
import type { ResultRow } from "./queries.ts";
import { gradeWords } from "./statement/grade-words.ts";

/** A sign or a short grade in results, and what it means in plain words. */
export type Sign = { readonly sign: string; readonly meaning: string };

export type SignedResult = Pick<ResultRow, "scheme" | "status" | "grade" | "partialAbsence">;

const alwaysFirst: readonly Sign[] = [
  { sign: "#", meaning: "Some of the work was missing. It counted as zero, and the grade comes from the rest." },
  { sign: "X", meaning: "No result: there was no work to grade, or the units taken do not make up the qualification." },
  { sign: "Q", meaning: "Pending: the board is still working on this result." },
  { sign: "U", meaning: "Unclassified: the marks were below the lowest grade." },
  { sign: "R", meaning: "Near pass: just below a pass in this unit. It can still count towards the qualification." },
];

/** What the signs and short grades of results mean: those that are there, and no others. */
export function shortSigns(results: readonly SignedResult[]): readonly Sign[] {
  const there = new Set(results.flatMap((row) => shortGrade(row).split(" ")));
  const grades = new Map(results.flatMap((row) => gradeSigns(row).map(({ sign, meaning }) => [sign, meaning])));
  return [
    ...alwaysFirst.filter(({ sign }) => there.has(sign)),
    ...[...grades].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([sign, meaning]) => ({ sign, meaning })),
  ];
}

/** What a grade stands for, where it is a short form: `P1` is Pass at Level 1. Grades by points are said once. */
export function gradeSigns({ scheme, status, grade }: SignedResult): readonly Sign[] {
  if (status !== "graded" || grade === null) return [];
  if (scheme !== "nationals") return isOfLetters(scheme, grade) ? [letters] : [];
  const meaning = gradeWords({ scheme, grade, partialAbsence: false });
  return meaning === grade ? [] : [{ sign: grade, meaning }];
}

/** Said once for all: a D among them is no grade D of an A level. */
const letters: Sign = {
  sign: "D*, D, M, P",
  meaning:
    "In qualifications that are graded by points: Distinction*, Distinction, Merit and Pass. Two or three of them side " +
    "by side, such as DMM, are the grade of a larger qualification.",
};

function isOfLetters(scheme: ResultRow["scheme"], grade: string): boolean {
  return (scheme === "points" || scheme === "claim") && /^(?:[DMP]\*?){1,3}$/.test(grade);
}
