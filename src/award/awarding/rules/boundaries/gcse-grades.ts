import { ok, refuseAll, type Decision } from "#kernel";
import { boundaryBelowZero } from "../refusals.ts";
import type { Boundary } from "./boundary.ts";
import { spaceBoundaries } from "./space-boundaries.ts";

/** Judged boundaries of an untiered GCSE. */
export type UntieredJudged = {
  readonly nine: number;
  readonly seven: number;
  readonly four: number;
  readonly one: number;
};

/**
 * Boundaries 9 to 1 of an untiered GCSE: 8 half-way between 9 and 7; 6 and 5 between 7 and 4; 3 and 2 between 4 and
 * 1. Refused: no room in a segment. Source: 49 of 49 OCR rows at 8, 46 of 49 at 6 (the rest are route shifts), all at
 * 3, 2.
 */
export function untieredBoundaries({ nine, seven, four, one }: UntieredJudged): Decision<readonly Boundary[]> {
  return joined([
    spaceBoundaries(["9", "8", "7"], nine, seven),
    spaceBoundaries(["7", "6", "5", "4"], seven, four),
    spaceBoundaries(["4", "3", "2", "1"], four, one),
  ]);
}

/** Boundaries 9 to 4 of the higher tier, and the allowed 3. Source: all 12 OCR higher tier rows, 2022 to 2024. */
export function higherTierBoundaries(judged: Omit<UntieredJudged, "one">): Decision<readonly Boundary[]> {
  const { nine, seven, four } = judged;
  const spaced = joined([
    spaceBoundaries(["9", "8", "7"], nine, seven),
    spaceBoundaries(["7", "6", "5", "4"], seven, four),
  ]);
  if (!spaced.ok) return spaced;
  const five = spaced.value.find((boundary) => boundary.grade === "5")?.mark ?? four;
  const mark = allowedThree(five, four);
  if (mark >= 0) return ok([...spaced.value, { grade: "3", mark }]);
  return boundaryBelowZero.refuse({ grade: "3", judged: "4" }, { field: "four" });
}

/** The allowed grade 3 of a higher tier: half the interval from 5 to 4, rounded up, below grade 4. */
export function allowedThree(five: number, four: number): number {
  return four - (five - four + ((five - four) % 2)) / 2;
}

/**
 * Boundaries 5 to 1 of the foundation tier. Grade 5 is given: it is placed by equating to the higher tier (AQA says so
 * for combined science; for OCR inferred).
 */
export function foundationTierBoundaries(judged: {
  readonly five: number;
  readonly four: number;
  readonly one: number;
}): Decision<readonly Boundary[]> {
  const lower = spaceBoundaries(["4", "3", "2", "1"], judged.four, judged.one);
  return joined([spaceBoundaries(["5", "4"], judged.five, judged.four), lower]);
}

/** The 17 grades of combined science, best first. */
export const combinedScienceGrades = [
  "9-9",
  "9-8",
  "8-8",
  "8-7",
  "7-7",
  "7-6",
  "6-6",
  "6-5",
  "5-5",
  "5-4",
  "4-4",
  "4-3",
  "3-3",
  "3-2",
  "2-2",
  "2-1",
  "1-1",
] as const;

/**
 * Boundaries of combined science from the anchors 9-9, 7-7, 4-4 and 1-1. That these four are anchors is published; that
 * the rest are spaced evenly between them is inferred.
 */
export function combinedScienceBoundaries(judged: UntieredJudged): Decision<readonly Boundary[]> {
  return joined([
    spaceBoundaries(combinedScienceGrades.slice(0, 5), judged.nine, judged.seven),
    spaceBoundaries(combinedScienceGrades.slice(4, 11), judged.seven, judged.four),
    spaceBoundaries(combinedScienceGrades.slice(10), judged.four, judged.one),
  ]);
}

/** Segments in one list; each begins with the grade that ended the one before. */
function joined(segments: readonly Decision<readonly Boundary[]>[]): Decision<readonly Boundary[]> {
  const refusals = segments.flatMap((segment) => (segment.ok ? [] : segment.refusals));
  if (refusals.length > 0) return refuseAll(refusals);
  return ok(segments.flatMap((segment, at) => (segment.ok ? segment.value.slice(at === 0 ? 0 : 1) : [])));
}
