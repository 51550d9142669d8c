import type { ResultRow } from "./queries.ts";
import { gradeShort, gradeWords } from "./statement/grade-words.ts";

type Shown = Pick<ResultRow, "scheme" | "status" | "grade" | "partialAbsence">;
type Numbers = Pick<ResultRow, "total" | "maxTotal" | "uniform" | "points" | "status">;

/** The grade of a result in words: `7`, `A #`, `Distinction* at Level 2`, `No result`, `Pending`. */
export function shownGrade(result: Shown): string {
  return gradeWords(carried(result));
}

/** The grade of a result in the few characters of a table: `7`, `A #`, `*2`, `X`, `Q`. */
export function shortGrade(result: Shown): string {
  return gradeShort(carried(result));
}

function carried({ scheme, status, grade, partialAbsence }: Shown): Parameters<typeof gradeWords>[0] {
  const sign = status === "pending" ? "Q" : status === "no-result" ? "X" : (grade ?? "X");
  return { scheme: scheme === "claim" ? "points" : scheme, grade: sign, partialAbsence };
}

/** What the grade was worked out from: `187 of 300 marks`, `56 points`; nothing where there is no number to show. */
export function shownTotal(result: Numbers): string {
  if (result.status !== "graded") return "";
  if (result.points !== null) return `${result.points} points`;
  const mark = result.uniform ?? result.total;
  if (mark === null) return "";
  const unit = result.uniform === null ? "marks" : "uniform marks";
  return result.maxTotal === null ? `${mark} ${unit}` : `${mark} of ${result.maxTotal} ${unit}`;
}

/** The candidate number as every paper shows it: `0042`. */
export function fourFigures({ candidateNumber }: Pick<ResultRow, "candidateNumber">): string {
  return String(candidateNumber).padStart(4, "0");
}
