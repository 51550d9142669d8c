import { isEligible } from "./attempt-that-counts.ts";
import type { CombinationRules, UnitResult } from "./unit-result.ts";

/** Why a unit result does not count. */
export type RejectionReason =
  | "unit-not-in-combination"
  | "not-in-series-of-certification"
  | "another-attempt-counts"
  | "other-units-count";

export type RejectedResult<Result extends UnitResult> = { readonly result: Result; readonly reason: RejectionReason };

/** Every result that was not counted, with the reason. */
export function explainRejected<Result extends UnitResult>(
  rules: CombinationRules,
  results: readonly Result[],
  attempts: readonly Result[],
  counted: readonly Result[],
): readonly RejectedResult<Result>[] {
  return results
    .filter((result) => !counted.includes(result))
    .map((result) => ({ result, reason: reasonFor(rules, attempts, result) }));
}

function reasonFor(rules: CombinationRules, attempts: readonly UnitResult[], result: UnitResult): RejectionReason {
  const group = rules.groups.find(({ units }) => units.includes(result.unit));
  if (!group) return "unit-not-in-combination";
  if (!isEligible(rules, group, result)) return "not-in-series-of-certification";
  return attempts.includes(result) ? "other-units-count" : "another-attempt-counts";
}
