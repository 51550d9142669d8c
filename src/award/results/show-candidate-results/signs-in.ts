import { gradeSigns, type Sign, type SignedResult } from "../grade-signs.ts";

/** The signs in these results, and no others: a candidate who has none does not read about them. */
export function signsIn(results: readonly SignedResult[]): readonly Sign[] {
  const graded = results.filter((row) => row.status === "graded");
  return [
    ...(graded.some((row) => row.partialAbsence) ? [partial] : []),
    ...(graded.some((row) => row.grade === "U") ? [ungraded] : []),
    ...(graded.some((row) => row.grade === "R") ? [nearPass] : []),
    ...(results.some((row) => row.status === "no-result") ? [noResult] : []),
    ...(results.some((row) => row.status === "pending") ? [pending] : []),
    ...lettersIn(results),
  ];
}

/** Grades of letters, such as DMM: those of the nationals are in words already. */
function lettersIn(results: readonly SignedResult[]): readonly Sign[] {
  const meanings = results
    .filter(({ scheme }) => scheme !== "nationals")
    .flatMap((row) => gradeSigns(row).map(({ sign, meaning }) => [sign, meaning] as const));
  return [...new Map(meanings)].map(([sign, meaning]) => ({ sign, meaning }));
}

const partial = {
  sign: "#",
  meaning: "Some of the work was missing. It counted as zero, and the grade comes from the rest.",
};
const ungraded = { sign: "U", meaning: "Unclassified: the marks were below the lowest grade." };
const nearPass = {
  sign: "R",
  meaning: "Near pass: just below a pass in this unit. It can still count towards the qualification.",
};
const noResult = {
  sign: "No result",
  meaning: "There was no work to grade, or the units taken do not make up the qualification.",
};
const pending = {
  sign: "Pending",
  meaning: "The board is still working on this result. Ask your exams officer about it.",
};
