import { ok, type Decision } from "#kernel";
import { boundaryBelowZero } from "../refusals.ts";
import type { Boundary } from "./boundary.ts";
import { checkBoundaries } from "./boundary.ts";
import { boundaryAfter, spaceBoundaries } from "./space-boundaries.ts";
import { defaultAStar } from "./unit-grades.ts";

/** Where the allowed E of a legacy higher tier goes when half the C to D interval is not whole. */
export type HalfRounding = "lower" | "higher";

/**
 * Boundaries of a legacy GCSE higher tier from the judged A and C: B half-way, A* by default, D as far below C as B
 * is above it, and the allowed E half as far again. Refused: no room. Source: Pearson GCSE awarding slides and 13
 * published rows. Every half met was whole, so the rounding of E is unknown; `lower` is the default, as for the
 * allowed 3.
 */
export function legacyHigherTier(
  a: number,
  c: number,
  marksMax: number,
  rounding: HalfRounding = "lower",
): Decision<readonly Boundary[]> {
  const upper = spaceBoundaries(["A", "B", "C"], a, c);
  if (!upper.ok) return upper;
  const b = boundaryAfter(1, 2, a, c);
  const d = c - (b - c);
  const odd = (c - d) % 2;
  const e = d - (c - d + (rounding === "lower" ? odd : -odd)) / 2;
  const top = { grade: "A*", mark: defaultAStar(a, b, marksMax) };
  return checkBoundaries([top, ...upper.value, { grade: "D", mark: d }, { grade: "E", mark: e }], marksMax);
}

/**
 * Boundaries of a legacy GCSE foundation tier from the judged C and F: D and E evenly spaced, G as far below F as F is
 * below E. Refused: no room. Source: as for the higher tier.
 */
export function legacyFoundationTier(c: number, f: number): Decision<readonly Boundary[]> {
  const spaced = spaceBoundaries(["C", "D", "E", "F"], c, f);
  if (!spaced.ok) return spaced;
  const g = f - (boundaryAfter(2, 3, c, f) - f);
  if (g >= 0) return ok([...spaced.value, { grade: "G", mark: g }]);
  return boundaryBelowZero.refuse({ grade: "G", judged: "F" }, { field: "f" });
}
