import { ok, refuseAll, type Decision, type Refusal } from "#kernel";
import { boundariesNotDecreasing, boundaryOutOfRange, gradeRepeated } from "../refusals.ts";

/** The lowest mark that earns a grade. Source: OCR Cambridge Technicals grade boundaries, January 2020. */
export type Boundary = { readonly grade: string; readonly mark: number };

/** The grade below every boundary. */
export const unclassified = "U";

/** The best grade whose boundary the mark reaches, else U. `boundaries` are best first. */
export function gradeAt(boundaries: readonly Boundary[], mark: number): string {
  return boundaries.find((boundary) => mark >= boundary.mark)?.grade ?? unclassified;
}

/** The boundaries, best first. Refused: a mark outside 0 to `marksMax`, a grade twice, marks that do not decrease. */
export function checkBoundaries(boundaries: readonly Boundary[], marksMax: number): Decision<readonly Boundary[]> {
  const refusals = [
    ...boundaries.flatMap((boundary) => refuseMark(boundary, marksMax)),
    ...boundaries.flatMap((boundary, at) => refuseRepeat(boundary, boundaries.slice(0, at))),
    ...boundaries.slice(1).flatMap((boundary, at) => refuseOrder(boundaries[at], boundary)),
  ];
  return refusals.length === 0 ? ok(boundaries) : refuseAll(refusals);
}

function refuseMark({ grade, mark }: Boundary, marksMax: number): Refusal[] {
  if (Number.isSafeInteger(mark) && mark >= 0 && mark <= marksMax) return [];
  return [boundaryOutOfRange.of({ grade, mark, max: marksMax })];
}

function refuseRepeat({ grade }: Boundary, before: readonly Boundary[]): Refusal[] {
  return before.some((other) => other.grade === grade) ? [gradeRepeated.of({ grade })] : [];
}

function refuseOrder(better: Boundary | undefined, worse: Boundary): Refusal[] {
  if (!better || better.mark > worse.mark) return [];
  const [betterMark, worseMark] = [better.mark, worse.mark];
  return [boundariesNotDecreasing.of({ better: better.grade, betterMark, worse: worse.grade, worseMark })];
}
