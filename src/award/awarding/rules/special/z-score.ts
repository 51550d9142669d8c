import {
  add,
  compare,
  divide,
  fraction,
  multiply,
  ok,
  roundHalfUp,
  subtract,
  type Decision,
  type Fraction,
} from "#kernel";
import { candidatesTooFew, deviationZero, nothingCompleted } from "../refusals.ts";

/**
 * A component's figures over all candidates with a mark for it. The deviation's divisor (n or n − 1) is the caller's.
 */
export type Spread = { readonly mean: Fraction; readonly deviation: Fraction; readonly candidates: number };

/** A component the candidate completed. */
export type Completed = { readonly mark: Fraction; readonly spread: Spread };

/** The estimate, whole and exact. */
export type Estimate = { readonly mark: number; readonly exact: Fraction; readonly z: Fraction };

/** Below so many candidates an estimate is left to people. Unknown in the sources; ours to set. */
export const candidatesMin = 30;

/** How far a mark lies from the mean, in deviations. Refused: a deviation of 0, too few candidates. */
export function zScore({ mark, spread }: Completed, leastCandidates = candidatesMin): Decision<Fraction> {
  const usable = checkSpread(spread, leastCandidates);
  return usable.ok ? ok(divide(subtract(mark, spread.mean), spread.deviation)) : usable;
}

/**
 * The mark estimated for a missing component: the mean of the candidate's z-scores, in the spread of that component,
 * held to 0 and the maximum, rounded half up. Every completed component weighs the same. Refused: nothing completed,
 * what `zScore` refuses. Source: JCQ, Estimating the missing mark; OCR, If a student missed an exam (0.4, 41.5).
 */
export function estimateMissing(
  completed: readonly Completed[],
  missing: Spread,
  marksMax: number,
  leastCandidates = candidatesMin,
): Decision<Estimate> {
  if (completed.length === 0) return nothingCompleted.refuse();
  const usable = checkSpread(missing, leastCandidates);
  if (!usable.ok) return usable;
  let sum = fraction(0);
  for (const component of completed) {
    const z = zScore(component, leastCandidates);
    if (!z.ok) return z;
    sum = add(sum, z.value);
  }
  const z = divide(sum, fraction(completed.length));
  const exact = within(add(missing.mean, multiply(z, missing.deviation)), marksMax);
  return ok({ mark: roundHalfUp(exact), exact, z });
}

/** Whether the candidate completed enough of the assessment, by weight. Source: AQA, 25 percent since 2017. */
export function completedEnough(completedWeight: Fraction, totalWeight: Fraction, percentMin = 25): boolean {
  return compare(multiply(fraction(100), completedWeight), multiply(fraction(percentMin), totalWeight)) >= 0;
}

function checkSpread({ deviation, candidates }: Spread, leastCandidates: number): Decision<true> {
  if (compare(deviation, fraction(0)) <= 0) return deviationZero.refuse();
  return candidates >= leastCandidates ? ok(true) : candidatesTooFew.refuse({ candidates, least: leastCandidates });
}

function within(mark: Fraction, marksMax: number): Fraction {
  if (compare(mark, fraction(0)) < 0) return fraction(0);
  return compare(mark, fraction(marksMax)) > 0 ? fraction(marksMax) : mark;
}
