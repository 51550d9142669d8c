import { formatFraction, type Fraction, fraction } from "#kernel";
import {
  conversionOf,
  convertRaw,
  type Knot,
  parseKnots,
  type UniformScheme,
  type UniformUnit,
} from "../rules/uniform-mark/index.ts";
import { notionalOf } from "../run-award/option-outcomes.ts";
import type { ExplainedUnit, StatedBoundary } from "./facts.ts";
import { mustAgree, type UniformExplanation } from "./explanation.ts";

/** How a raw mark of a unit became a uniform mark. Throws ExplanationFault when the result says otherwise. */
export function explainUniform(
  unit: ExplainedUnit,
  boundaries: readonly StatedBoundary[],
  raw: number,
  maxRaw: number,
  stored: number | null,
): UniformExplanation {
  const plain = uniformUnitOf(unit, boundaries, maxRaw);
  const conversion = conversionOf(plain);
  const converted = conversion.ok ? convertRaw(conversion.value, raw) : conversion;
  if (!conversion.ok || !converted.ok)
    throw new RangeError(`Unit ${unit.unit} cannot be converted: ${JSON.stringify(converted)}`);
  mustAgree("a uniform mark of", stored, converted.value.uniform);
  const points = conversion.value.knots.map((knot) => ({
    raw: knot.raw,
    uniform: uniformText(knot),
    grade: boundaries.find((each) => each.mark === knot.raw)?.grade ?? null,
  }));
  return {
    raw,
    uniform: converted.value.uniform,
    max: plain.maxUniform,
    knots: points,
    sentence: lineSentence(
      raw,
      worthOf(conversion.value.knots, raw),
      converted.value.uniform,
      plain.maxUniform,
      points,
    ),
  };
}

function uniformUnitOf(unit: ExplainedUnit, boundaries: readonly StatedBoundary[], maxRaw: number): UniformUnit {
  const scheme = schemeOf(unit);
  const knots = unit.knots === null ? undefined : parseKnots(unit.knots);
  return {
    scheme,
    maxRaw,
    maxUniform: unit.maxUniform ?? 0,
    boundaries: boundaries.map(({ grade, mark }) => ({ grade, mark })),
    notional: notionalOf(unit.notional, scheme),
    ...(unit.shares.length > 0 ? { shares: unit.shares } : {}),
    ...(knots ? { knots } : {}),
  };
}

type Point = UniformExplanation["knots"][number];

/** What a mark is worth before rounding; undefined beyond the last point. */
function worthOf(knots: readonly Knot[], raw: number): Fraction | undefined {
  const at = knots.findLast((knot) => knot.raw === raw);
  if (at) return fraction(at.hundredths, 100);
  const [left, right] = [knots.findLast((knot) => knot.raw < raw), knots.find((knot) => knot.raw > raw)];
  if (!left || !right) return undefined;
  const run = right.raw - left.raw;
  return fraction(left.hundredths * run + (raw - left.raw) * (right.hundredths - left.hundredths), 100 * run);
}

/** `48`, or `47 4/5, rounded to the nearest whole mark, halves up: 48` */
function worthWords(worth: Fraction | undefined, uniform: number): string {
  if (!worth || worth.over === 1n) return String(uniform);
  const [whole, rest] = [worth.top / worth.over, fraction(Number(worth.top % worth.over), Number(worth.over))];
  return `${whole === 0n ? "" : `${whole} `}${formatFraction(rest)}, rounded to the nearest whole mark, halves up: ${uniform}`;
}

/** Which straight line the mark lies on, and where. */
function lineSentence(
  raw: number,
  worth: Fraction | undefined,
  uniform: number,
  max: number,
  points: readonly Point[],
): string {
  const at = points.find((point) => point.raw === raw);
  if (at) {
    const what = at.grade ? `is the boundary of ${at.grade} and ` : "";
    const exact = worth?.over === 1n ? "exactly " : "";
    return `${raw} ${what}is worth ${exact}${worthWords(worth, uniform)} of ${max} uniform marks.`;
  }
  const [below, above] = [points.filter((point) => point.raw < raw).at(-1), points.find((point) => point.raw > raw)];
  if (!below) return `${raw} is worth ${uniform} of ${max} uniform marks.`;
  if (!above) return `${raw} is above ${below.raw}, from which every mark is worth the full ${max} uniform marks.`;
  const between = `${raw} lies between ${pointWords(below)} and ${pointWords(above)}`;
  return `${between}: on the straight line between them it is worth ${worthWords(worth, uniform)} of ${max} uniform marks.`;
}

function pointWords({ raw, uniform, grade }: Point): string {
  return grade ? `the boundary of ${grade} (${raw} raw, ${uniform} uniform)` : `${raw} raw (${uniform} uniform)`;
}

function uniformText({ hundredths }: Knot): string {
  return formatFraction(fraction(hundredths, 100));
}

function schemeOf({ scheme, unit }: ExplainedUnit): UniformScheme {
  if (scheme === "gce" || scheme === "nationals") return scheme;
  throw new RangeError(`Unit ${unit} has no uniform marks.`);
}
