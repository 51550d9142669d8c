import { add, compare, fraction, multiply, ok, subtract, type Decision, type Fraction } from "#kernel";
import { candidatesNone } from "../refusals.ts";

/**
 * The share of all candidates to get grade 9 in a first award: of those at grade 7 or above, 7 percent and half as many
 * percent as the percentage at 7 or above. With 19 percent at 7 or above: 16.5 percent of them, 3.135 percent of all.
 * Source: Ofqual, Setting grade 9 in new GCSEs, April 2017.
 */
export function gradeNineShare(shareAtSeven: Fraction): Fraction {
  return multiply(shareAtSeven, add(fraction(7, 100), multiply(fraction(1, 2), shareAtSeven)));
}

/**
 * Which of two marks equally close to the share is taken. Unknown in the sources; `higher` (fewer candidates) is
 * ours.
 */
export type TieRule = "higher" | "lower";

/**
 * The mark whose cumulative share of candidates is closest to `share`. `candidatesAt[mark]` is how many have exactly
 * that mark. Refused: no candidates. Source: as above, "the mark whose cumulative percentage is closest".
 */
export function markNearestShare(
  candidatesAt: readonly number[],
  share: Fraction,
  tie: TieRule = "higher",
): Decision<number> {
  const everyone = candidatesAt.reduce((sum, each) => sum + each, 0);
  if (everyone === 0) return candidatesNone.refuse();
  const target = multiply(share, fraction(everyone));
  let [best, bestGap] = [candidatesAt.length, target];
  let atOrAbove = 0;
  for (let mark = candidatesAt.length - 1; mark >= 0; mark -= 1) {
    atOrAbove += candidatesAt[mark] ?? 0;
    const gap = distance(fraction(atOrAbove), target);
    const order = compare(gap, bestGap);
    if (order < 0 || (order === 0 && tie === "lower")) [best, bestGap] = [mark, gap];
  }
  return ok(best);
}

function distance(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) < 0 ? subtract(b, a) : subtract(a, b);
}
