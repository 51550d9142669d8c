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

/** What a grade stands for, where it is a short form: `P1` is Pass at Level 1, `DMM` is Distinction, Merit, Merit. */
export function gradeSigns({ scheme, status, grade }: SignedResult): readonly Sign[] {
  if (status !== "graded" || grade === null) return [];
  const meaning =
    scheme === "nationals" ? gradeWords({ scheme, grade, partialAbsence: false }) : lettersIn(scheme, grade);
  return meaning === grade ? [] : [{ sign: grade, meaning }];
}

const letters: Readonly<Record<string, string>> = { D: "Distinction", M: "Merit", P: "Pass" };

function lettersIn(scheme: ResultRow["scheme"], grade: string): string {
  if ((scheme !== "points" && scheme !== "claim") || !/^(?:[DMP]\*?){1,3}$/.test(grade)) return grade;
  return [...grade.matchAll(/([DMP])(\*?)/g)]
    .map(([, letter = "", star = ""]) => `${letters[letter]}${star}`)
    .join(", ");
}
