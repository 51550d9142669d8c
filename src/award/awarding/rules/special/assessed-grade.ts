import { add, divide, fraction, ok, roundHalfUp, type Decision, type Fraction } from "#kernel";
import type { Boundary } from "../boundaries/index.ts";
import { gradeWithoutNumber, nothingCompleted, numberWithoutGrade, thresholdMissing } from "../refusals.ts";

/** A uniform mark, whole and exact. */
export type MidPoint = { readonly uniform: number; readonly exact: Fraction };

/**
 * The uniform mark of a unit that has only a grade: half-way between the grade's threshold and that of the grade above;
 * for the top grade, half-way to the maximum (inferred). Halves are rounded up. `thresholds` are best first. Refused: a
 * grade without a threshold. Source: OCR, Overall grade for Cambridge Nationals 2021-22 (p1 21, m1 27, p2 39, m2 45).
 */
export function midPointUniform(
  thresholds: readonly Boundary[],
  grade: string,
  uniformMax: number,
): Decision<MidPoint> {
  const at = thresholds.findIndex((threshold) => threshold.grade === grade);
  const own = thresholds[at];
  if (!own) return thresholdMissing.refuse({ grade, grades: thresholds.map((each) => each.grade).join(" ") });
  const exact = fraction(own.mark + (thresholds[at - 1]?.mark ?? uniformMax), 2);
  return ok({ uniform: roundHalfUp(exact), exact });
}

/** How grades become numbers and back for the proportional grade method. OCR's own table is unknown. */
export type GradeNumbers = { readonly grade: string; readonly number: number }[];

/** Grades numbered from 0 for the lowest: the default table, ours. `grades` are best first. */
export function gradesInSteps(grades: readonly string[]): GradeNumbers {
  return grades.map((grade, at) => ({ grade, number: grades.length - 1 - at }));
}

/**
 * The grade of a unit that was missed, by the proportional grade method: the supporting units' grades become numbers,
 * their mean, rounded half up (our setting), becomes a grade again. Refused: no supporting unit, a grade not in the
 * table. Source: OCR, Cambridge Technicals missed units (like-for-like units preferred: the caller chooses them).
 */
export function proportionalGrade(supporting: readonly string[], numbers: GradeNumbers): Decision<string> {
  if (supporting.length === 0) return nothingCompleted.refuse();
  let sum = fraction(0);
  for (const grade of supporting) {
    const row = numbers.find((each) => each.grade === grade);
    if (!row) return gradeWithoutNumber.refuse({ grade });
    sum = add(sum, fraction(row.number));
  }
  const mean = roundHalfUp(divide(sum, fraction(supporting.length)));
  const nearest = numbers.toSorted((a, b) => b.number - a.number).find((row) => row.number <= mean);
  return nearest ? ok(nearest.grade) : numberWithoutGrade.refuse({ number: mean });
}
