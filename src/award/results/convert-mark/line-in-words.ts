import { fraction, formatFraction, type Fraction } from "#kernel";
import { convertRaw, type Conversion, type Knot } from "#awarding";

/** A point of the line with its name. Uniform marks are exact. */
export type NamedPoint = { readonly raw: number; readonly uniform: Fraction; readonly name: string };

/** The points of a conversion by name: zero, the notional N, each boundary, the cap. */
export function namedPoints(conversion: Conversion): readonly NamedPoint[] {
  return conversion.knots.map((knot, at) => ({
    raw: knot.raw,
    uniform: fraction(knot.hundredths, 100),
    name: nameOf(conversion, knot, at),
  }));
}

function nameOf({ boundaries, knots }: Conversion, knot: Knot, at: number): string {
  if (at === 0) return "zero";
  const boundary = boundaries.find((each) => each.mark === knot.raw);
  if (boundary) return `the boundary of ${boundary.grade}`;
  if (at === knots.length - 1) return "the cap";
  return knot.raw < (boundaries.at(-1)?.mark ?? 0) ? "the notional N" : "a stored point";
}

/**
 * How a raw mark is converted to its uniform mark, in sentences that can be checked by hand. Nothing when the mark is
 * outside the conversion.
 */
export function lineInWords(conversion: Conversion, raw: number): readonly string[] {
  const found = convertRaw(conversion, raw);
  if (!found.ok) return [];
  const points = namedPoints(conversion);
  const [right, left] = [points.find((point) => point.raw > raw), points.findLast((point) => point.raw <= raw)];
  if (!left) return [];
  if (!right) {
    return [
      `A raw mark of ${raw} is at or above ${left.name} (${left.raw} raw marks), so it is worth the maximum ` +
        `uniform mark, ${found.value.uniform}.`,
    ];
  }
  if (left.raw === raw) {
    return [
      `A raw mark of ${raw} is exactly ${left.name}, worth ${formatFraction(left.uniform)} uniform marks` +
        (left.uniform.over === 1n ? "." : `, ${found.value.uniform} to the nearest whole mark.`),
    ];
  }
  return between(left, right, raw, found.value.uniform);
}

function between(left: NamedPoint, right: NamedPoint, raw: number, uniform: number): readonly string[] {
  const [run, steps] = [right.raw - left.raw, raw - left.raw];
  const rise = fraction(
    right.uniform.top * left.uniform.over - left.uniform.top * right.uniform.over,
    left.uniform.over * right.uniform.over,
  );
  const exact = fraction(
    left.uniform.top * rise.over * BigInt(run) + rise.top * left.uniform.over * BigInt(steps),
    left.uniform.over * rise.over * BigInt(run),
  );
  const sum = `${formatFraction(left.uniform)} + ${steps} × ${formatFraction(rise)} ÷ ${run}`;
  return [
    `A raw mark of ${raw} is on the line from ${left.name} (${left.raw} raw, ${formatFraction(left.uniform)} ` +
      `uniform) to ${right.name} (${right.raw} raw, ${formatFraction(right.uniform)} uniform).`,
    exact.over === 1n
      ? `${sum} = ${uniform} uniform marks.`
      : `${sum} = ${mixed(exact)}, which is ${uniform} uniform marks to the nearest whole mark (halves go up).`,
  ];
}

/** 215/3 as `71 2/3`. */
function mixed(value: Fraction): string {
  const whole = value.top / value.over;
  return whole === 0n ? formatFraction(value) : `${whole} ${value.top % value.over}/${value.over}`;
}
