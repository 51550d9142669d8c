import { fraction, roundHalfUp } from "#kernel";

/**
 * The maximum uniform mark of a foundation tier unit of a legacy GCSE: one below grade B (70 percent). Boards
 * differ, so a caller chooses whether to restrict. Source: OCR November 2015 (83 of 120, 125 of 180); Pearson June
 * 2016 does not.
 */
export function foundationUniformMax(uniformMax: number): number {
  return roundHalfUp(fraction(7 * uniformMax, 10)) - 1;
}

/** The uniform mark of the allowed E of a higher tier unit: half-way between D and E. Source: as above (54 of 120). */
export function allowedEUniform(uniformMax: number): number {
  return roundHalfUp(fraction(45 * uniformMax, 100));
}
