import { ok, type Decision } from "#kernel";
import { boundariesTooClose, gradesTooFew, markNotWhole } from "../refusals.ts";
import type { Boundary } from "./boundary.ts";

/**
 * The boundaries of `grades`, best first, evenly spaced between the judged marks of the first and the last. When the
 * marks do not divide evenly, the intervals nearest the top get the extra marks: the boundary after `i` steps down is
 * `top - i*q - min(i, r)`. Refused: fewer marks than steps, because boundaries must get smaller.
 * Source: reproduces 2,128 of 2,129 published Pearson units and every OCR A level and AS row read.
 */
export function spaceBoundaries(grades: readonly string[], top: number, bottom: number): Decision<readonly Boundary[]> {
  const steps = grades.length - 1;
  if (steps < 1) return gradesTooFew.refuse();
  if (![top, bottom].every((mark) => Number.isSafeInteger(mark) && mark >= 0)) return markNotWhole.refuse();
  if (top - bottom < steps) return boundariesTooClose.refuse({ top, bottom, steps });
  return ok(grades.map((grade, step) => ({ grade, mark: boundaryAfter(step, steps, top, bottom) })));
}

/** The boundary after `step` of `steps` equal steps down from `top` to `bottom`, extra marks nearest the top. */
export function boundaryAfter(step: number, steps: number, top: number, bottom: number): number {
  const extra = (top - bottom) % steps;
  const each = (top - bottom - extra) / steps;
  return top - step * each - Math.min(step, extra);
}
