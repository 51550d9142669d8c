import { attemptsThatCount, isEligible } from "./attempt-that-counts.ts";
import { explainRejected, type RejectedResult } from "./explain-rejected.ts";
import { compareSets, type WeighedSet } from "./objective.ts";
import { setsOfAllGroups, setsOfGroup } from "./sets-of-units.ts";
import type { CombinationRules, UnitResult } from "./unit-result.ts";

/** How a scheme values a set of unit results. */
export type Valuation<Result extends UnitResult> = {
  /** Results of one kind differ only in their marks: more is never worse, whatever the rest of the set. */
  kindOf(result: Result): string;
  /** The grade of a set, and its rank, 1 the best. A set that the rules do not allow is unclassified, ranked last. */
  gradeOf(results: readonly Result[]): { readonly grade: string; readonly rank: number };
};

/** What the unit results come to, and why. */
export type Combination<Result extends UnitResult> =
  | { readonly status: "pending"; readonly pending: readonly Result[] }
  | { readonly status: "no-result"; readonly missing: readonly string[] }
  | {
      readonly status: "graded";
      readonly grade: string;
      readonly total: number;
      readonly partialAbsence: boolean;
      readonly counted: readonly Result[];
      readonly rejected: readonly RejectedResult<Result>[];
      readonly rejectedSets: readonly WeighedSet<Result>[];
    };

/** How many sets that were weighed and not chosen are kept as explanation, the best first. */
export const rejectedSetsKept = 10;

/**
 * Chooses the unit results that count: the attempt of each unit, every mandatory unit, the best of each optional group,
 * for the best grade with the highest total. Q when a result that could count is pending; X when a mandatory unit has
 * no result, an optional group has too few, or the candidate was absent throughout; # and zero for an absence that
 * counts. Source: OCR, Calculating unitised grades; JCQ aggregation and certification from 2016.
 */
export function combine<Result extends UnitResult>(
  rules: CombinationRules,
  results: readonly Result[],
  valuation: Valuation<Result>,
): Combination<Result> {
  const pending = results.filter(
    (result) => result.pending && rules.groups.some((group) => isEligible(rules, group, result)),
  );
  if (pending.length > 0) return { status: "pending", pending };
  const candidates = rules.groups.map((group) => attemptsThatCount(rules, group, results));
  const [best, ...others] = weighSets(rules, candidates, valuation);
  if (!best) return { status: "no-result", missing: missingUnits(rules, candidates) };
  if (best.results.every((result) => result.absent)) return { status: "no-result", missing: [] };
  return {
    status: "graded",
    grade: best.grade,
    total: best.total,
    partialAbsence: best.results.some((result) => result.absent),
    counted: best.results,
    rejected: explainRejected(rules, results, candidates.flat(), best.results),
    rejectedSets: others.slice(0, rejectedSetsKept),
  };
}

function weighSets<Result extends UnitResult>(
  rules: CombinationRules,
  candidates: readonly (readonly Result[])[],
  valuation: Valuation<Result>,
): readonly WeighedSet<Result>[] {
  const groups = rules.groups.map((group, at) =>
    setsOfGroup(group, candidates[at] ?? [], (result) => valuation.kindOf(result)),
  );
  const sets = setsOfAllGroups(groups).filter((results) => results.length > 0);
  return sets
    .map((results) => {
      const total = results.reduce((sum, result) => sum + result.value, 0);
      return { results, total, ...valuation.gradeOf(results) };
    })
    .toSorted(compareSets);
}

/** The units that lack a result in groups that cannot be filled. */
function missingUnits(rules: CombinationRules, candidates: readonly (readonly UnitResult[])[]): readonly string[] {
  return rules.groups.flatMap((group, at) => {
    const found = (candidates[at] ?? []).map((result) => result.unit);
    const needed = group.optional ? group.choose : group.units.length;
    return found.length >= needed ? [] : group.units.filter((unit) => !found.includes(unit));
  });
}
