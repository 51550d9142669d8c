import type { Boundary } from "../boundaries/boundary.ts";
import { notionalPercent, type UniformShare, uniformShares } from "./scale.ts";
import type { UniformUnit } from "./uniform-unit.ts";

/** A point of the conversion. Uniform marks are in hundredths, so that any percent of a whole maximum is whole. */
export type Knot = { readonly raw: number; readonly hundredths: number };

/**
 * The points joined by straight lines: zero, the notional N, the boundaries, the cap. The unit has been checked.
 * Source: Pearson's published conversions June 2019 to January 2025, of which this reproduces 56,935 of 57,014 marks
 * and, with N and the points stored per unit, all.
 */
export function knotsOf(unit: UniformUnit): readonly Knot[] {
  if (unit.knots) return unit.knots.map(({ raw, uniform }) => ({ raw, hundredths: 100 * uniform }));
  const boundaries = unit.boundaries
    .map(({ grade, mark }) => ({ raw: mark, hundredths: percentOf(unit, grade) * unit.maxUniform }))
    .reverse();
  const cap = { raw: capOf(unit), hundredths: 100 * unit.maxUniform };
  return [{ raw: 0, hundredths: 0 }, ...notionalKnots(unit), ...boundaries, cap];
}

/**
 * The lowest raw mark worth the maximum uniform mark: the top interval carried on to 100 percent, at most the raw
 * maximum. With A* that is 2A* − A, without it A + 2(A − B). Cambridge Nationals, 2(*2) − D2: inferred from GCE. The
 * next whole mark where other shares leave a fraction (ours).
 */
export function capOf(unit: UniformUnit): number {
  const [top, next] = unit.boundaries;
  if (!top || !next) return unit.maxRaw;
  const [from, below] = [percentOf(unit, top.grade), percentOf(unit, next.grade)];
  const more = (100 - from) * (top.mark - next.mark);
  return Math.min(unit.maxRaw, top.mark + Math.ceil(more / (from - below)));
}

/** The notional N when the board has not set it by hand: the D to E interval carried on, at least 1. */
export function defaultNotional(d: number, e: number): number {
  return Math.max(1, 2 * e - d);
}

function notionalKnots(unit: UniformUnit): readonly Knot[] {
  const mark = notionalMark(unit);
  const lowest = unit.boundaries.at(-1);
  if (mark === undefined || !lowest || mark >= lowest.mark) return [];
  return [{ raw: mark, hundredths: notionalPercent * unit.maxUniform }];
}

function notionalMark(unit: UniformUnit): number | undefined {
  if (unit.scheme !== "gce" || unit.notional === "none") return undefined;
  if (typeof unit.notional === "number") return unit.notional;
  const [e, d]: readonly (Boundary | undefined)[] = unit.boundaries.toReversed();
  return e && d ? defaultNotional(d.mark, e.mark) : undefined;
}

/** The shares that a unit is converted with, best first. */
export function sharesOf({ shares, scheme }: Pick<UniformUnit, "shares" | "scheme">): readonly UniformShare[] {
  return shares ?? uniformShares[scheme];
}

function percentOf(unit: UniformUnit, grade: string): number {
  return sharesOf(unit).find((share) => share.grade === grade)?.percent ?? 0;
}
