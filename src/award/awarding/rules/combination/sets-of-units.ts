import { compareResults } from "./objective.ts";
import type { UnitGroup, UnitResult } from "./unit-result.ts";

/** Sets of results, each of which fills a group or several. */
type Sets<Result> = readonly (readonly Result[])[];

/**
 * The sets worth weighing of a group: every way of sharing its places among the kinds of result, the best of each kind.
 * Within a kind only the marks matter, so no other set can be better. Empty when the group cannot be filled.
 */
export function setsOfGroup<Result extends UnitResult>(
  group: UnitGroup,
  results: readonly Result[],
  kindOf: (result: Result) => string,
): Sets<Result> {
  if (!group.optional) return results.length === group.units.length ? [results] : [];
  const kinds = Map.groupBy(results.toSorted(compareResults), kindOf);
  return fill([...kinds.values()], group.choose);
}

/** One set of each group, in every way. */
export function setsOfAllGroups<Result>(groups: readonly Sets<Result>[]): Sets<Result> {
  const start: Sets<Result> = [[]];
  return groups.reduce((sets, group) => sets.flatMap((set) => group.map((more) => [...set, ...more])), start);
}

function fill<Result>(kinds: readonly (readonly Result[])[], places: number): Sets<Result> {
  const [first, ...others] = kinds;
  if (!first) return places === 0 ? [[]] : [];
  const counts = Array.from({ length: Math.min(first.length, places) + 1 }, (_, count) => count);
  return counts.flatMap((count) => fill(others, places - count).map((rest) => [...first.slice(0, count), ...rest]));
}
