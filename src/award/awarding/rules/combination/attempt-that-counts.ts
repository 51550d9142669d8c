import type { Attempts, CombinationRules, UnitGroup, UnitResult } from "./unit-result.ts";

/** For each unit of the group that has a result, the attempt that counts. */
export function attemptsThatCount<Result extends UnitResult>(
  rules: CombinationRules,
  group: UnitGroup,
  results: readonly Result[],
): readonly Result[] {
  const eligible = results.filter((result) => isEligible(rules, group, result));
  return group.units.flatMap((unit) => {
    const attempts = eligible.filter((result) => result.unit === unit);
    const [counts] = attempts.toSorted(attemptOrder(rules.attempts.get(unit) ?? "best"));
    return counts ? [counts] : [];
  });
}

/** Whether the series of a result allows it to count: in a terminal group, only the series of certification. */
export function isEligible(rules: CombinationRules, group: UnitGroup, result: UnitResult): boolean {
  return group.units.includes(result.unit) && (!group.terminal || result.series === rules.series);
}

/**
 * `best`: the most marks; the more recent of equals. `latest`: the most recent, even if worse. An absence counts only
 * when there is no attempt. Source: OCR Cambridge Nationals entry rules (latest, 2022) and resits (best, 2012); that an
 * absence is not an attempt is published for Advanced Nationals and inferred for the rest.
 */
function attemptOrder(attempts: Attempts): (a: UnitResult, b: UnitResult) => number {
  switch (attempts) {
    case "best":
      return (a, b) => b.value - a.value || Number(a.absent) - Number(b.absent) || b.order - a.order;
    case "latest":
      return (a, b) => Number(a.absent) - Number(b.absent) || b.order - a.order || b.value - a.value;
  }
}
