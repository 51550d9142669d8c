import { ok, type Decision } from "#kernel";
import { gradeAt, type Boundary } from "../boundaries/boundary.ts";
import { rawOutOfRange } from "../refusals.ts";
import { checkUniformUnit } from "./check-unit.ts";
import { knotsOf, type Knot } from "./knots.ts";
import type { UniformUnit } from "./uniform-unit.ts";

/** A unit ready to convert: checked, with its points worked out once. */
export type Conversion = {
  readonly maxRaw: number;
  readonly maxUniform: number;
  readonly boundaries: readonly Boundary[];
  readonly knots: readonly Knot[];
};

/** What a raw mark is worth. */
export type Converted = { readonly raw: number; readonly uniform: number; readonly grade: string };

/** Makes a unit ready to convert. Refused: what `checkUniformUnit` refuses. */
export function conversionOf(unit: UniformUnit): Decision<Conversion> {
  const checked = checkUniformUnit(unit);
  if (!checked.ok) return checked;
  const { maxRaw, maxUniform, boundaries } = checked.value;
  return ok({ maxRaw, maxUniform, boundaries, knots: knotsOf(checked.value) });
}

/** The uniform mark and the grade of one raw mark. The grade comes from the raw boundary, never the uniform mark. */
export function convertRaw(conversion: Conversion, raw: number): Decision<Converted> {
  if (!Number.isSafeInteger(raw) || raw < 0 || raw > conversion.maxRaw) {
    return rawOutOfRange.refuse({ raw, max: conversion.maxRaw });
  }
  return ok(converted(conversion, raw));
}

/** Every raw mark from 0 to the maximum with its uniform mark and grade. Refused: what `checkUniformUnit` refuses. */
export function conversionTable(unit: UniformUnit): Decision<readonly Converted[]> {
  const ready = conversionOf(unit);
  if (!ready.ok) return ready;
  return ok(Array.from({ length: unit.maxRaw + 1 }, (_, raw) => converted(ready.value, raw)));
}

/** The least raw mark worth at least `target` uniform marks; undefined when no mark is. */
export function leastRawFor(conversion: Conversion, target: number): number | undefined {
  if (target > conversion.maxUniform) return undefined;
  let [low, high] = [0, conversion.maxRaw];
  while (low < high) {
    const middle = (low + high - ((low + high) % 2)) / 2;
    if (uniformAt(conversion.knots, middle) >= target) high = middle;
    else low = middle + 1;
  }
  return low;
}

function converted({ knots, boundaries }: Conversion, raw: number): Converted {
  return { raw, uniform: uniformAt(knots, raw), grade: gradeAt(boundaries, raw) };
}

/** Along the straight line between the points on either side, to the nearest whole mark, exact halves up. */
function uniformAt(knots: readonly Knot[], raw: number): number {
  if (raw <= 0) return 0;
  const above = knots.findIndex((knot) => knot.raw > raw);
  const [left, right] = [knots[above < 0 ? knots.length - 1 : above - 1], knots[above]];
  if (!left) return 0;
  if (!right) return wholeQuotient(2 * left.hundredths + 100, 200);
  const run = right.raw - left.raw;
  const exact = left.hundredths * run + (raw - left.raw) * (right.hundredths - left.hundredths);
  return wholeQuotient(2 * exact + 100 * run, 200 * run);
}

function wholeQuotient(top: number, over: number): number {
  return (top - (top % over)) / over;
}
