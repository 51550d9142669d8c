import { ok, type Decision } from "#kernel";
import type { Boundary } from "./boundary.ts";
import { spaceBoundaries } from "./space-boundaries.ts";

/**
 * Boundaries A to E of an A level or AS unit or qualification from the judged A and E. Refused: no room between them.
 * Source: Pearson UMS mark converter page (A and E judged, the rest evenly spaced).
 */
export function letterBoundaries(a: number, e: number): Decision<readonly Boundary[]> {
  return spaceBoundaries(["A", "B", "C", "D", "E"], a, e);
}

/** The boundaries with the judged or default A* of a second-year unit put above A. */
export function secondYearBoundaries(a: number, e: number, marksMax: number): Decision<readonly Boundary[]> {
  const spaced = letterBoundaries(a, e);
  if (!spaced.ok) return spaced;
  const b = spaced.value[1]?.mark ?? e;
  return ok([{ grade: "A*", mark: defaultAStar(a, b, marksMax) }, ...spaced.value]);
}

/**
 * The A* boundary when it is not judged: as far above A as A is above B, or half-way from A to the maximum (rounded
 * down) when the step after that would pass the maximum. For second-year units and legacy GCSE; not for linear A
 * levels. Source: 322 of 323 OxfordAQA units and 786 of 789 Pearson units outside the pandemic period.
 */
export function defaultAStar(a: number, b: number, marksMax: number): number {
  if (a + 2 * (a - b) <= marksMax) return a + (a - b);
  return (a + marksMax - ((a + marksMax) % 2)) / 2;
}
