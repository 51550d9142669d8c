import type { UnitResult } from "./unit-result.ts";

/** A set of unit results with the grade it gives; rank 1 is the best grade. */
export type WeighedSet<Result extends UnitResult> = {
  readonly results: readonly Result[];
  readonly total: number;
  readonly grade: string;
  readonly rank: number;
};

/**
 * Puts the better set first: the better grade, then the greater total, then fewer absences, then the more recent
 * results, then the lower unit codes, so that every run agrees. Source: JCQ unitised entry, aggregation and
 * certification from 2016 (best grade with the highest total); the order after that is ours.
 */
export function compareSets<Result extends UnitResult>(a: WeighedSet<Result>, b: WeighedSet<Result>): number {
  return (
    a.rank - b.rank ||
    b.total - a.total ||
    absences(a.results) - absences(b.results) ||
    -compareLists(recency(a.results), recency(b.results), (x, y) => x - y) ||
    compareLists(codes(a.results), codes(b.results), compareCodes)
  );
}

/** The same order for single results: more marks, then present, then more recent, then the lower unit code. */
export function compareResults(a: UnitResult, b: UnitResult): number {
  const marks = b.value - a.value || Number(a.absent) - Number(b.absent);
  return marks || b.order - a.order || compareCodes(a.unit, b.unit);
}

function absences(results: readonly UnitResult[]): number {
  return results.filter((result) => result.absent).length;
}

function recency(results: readonly UnitResult[]): readonly number[] {
  return results.map((result) => result.order).toSorted((a, b) => b - a);
}

function codes(results: readonly UnitResult[]): readonly string[] {
  return results.map((result) => result.unit).toSorted(compareCodes);
}

function compareLists<Item>(a: readonly Item[], b: readonly Item[], order: (x: Item, y: Item) => number): number {
  for (const [at, item] of a.entries()) {
    const other = b[at];
    const difference = other === undefined ? 0 : order(item, other);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
