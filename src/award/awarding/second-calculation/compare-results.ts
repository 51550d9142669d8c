import type { TwinMark, TwinResult } from "../twin/index.ts";
import type { StandingResult } from "./read-part.ts";

/**
 * One field of one result on which the award and the second calculation differ; without a candidate, the outcome of a
 * total of an option.
 */
export type Difference = {
  readonly centre_id: string | null;
  readonly candidate_id: number | null;
  readonly option: string;
  readonly field: string;
  readonly award: unknown;
  readonly second: unknown;
};

const fields = [
  "result_kind",
  "status",
  "grade",
  "partial_absence",
  "total",
  "uniform",
  "points",
  "units_counted",
] as const;

/** Every difference between what the award wrote and what the second calculation worked out, field by field. */
export function compareResults(
  award: readonly StandingResult[],
  second: readonly TwinResult[],
  marks: readonly TwinMark[],
): readonly Difference[] {
  const written = new Map(award.map((result) => [keyOf(result), result]));
  const marksOf = Map.groupBy(marks, keyOf);
  const missing = second.flatMap((result) =>
    written.has(keyOf(result)) ? [] : [difference(result, "result", null, "present")],
  );
  const worked = new Map(second.map((result) => [keyOf(result), result]));
  const others = award.flatMap((result) => {
    const twin = worked.get(keyOf(result));
    if (!twin) return [difference(result, "result", "present", null)];
    return [...fieldDifferences(result, twin), ...markDifferences(result, marksOf.get(keyOf(result)) ?? [])];
  });
  return [...missing, ...others];
}

function fieldDifferences(award: StandingResult, second: TwinResult): readonly Difference[] {
  return fields.flatMap((field) =>
    same(award[field], second[field]) ? [] : [difference(award, field, award[field], second[field])],
  );
}

/** The marks kept with a result are the current marks of its components, by component. */
function markDifferences(award: StandingResult, marks: readonly TwinMark[]): readonly Difference[] {
  if (award.marks === null) return [];
  const byComponent = marks.toSorted((a, b) => (a.component < b.component ? -1 : 1));
  const current = byComponent.map(({ mark }) => mark).filter((mark) => mark !== null);
  const kept = award.marks.filter((mark) => mark !== null);
  return same(kept, current) ? [] : [difference(award, "marks", kept, current)];
}

function difference(key: Key, field: string, award: unknown, second: unknown): Difference {
  return { centre_id: key.centre_id, candidate_id: key.candidate_id, option: key.option, field, award, second };
}

type Key = { readonly centre_id: string; readonly candidate_id: number; readonly option: string };

function keyOf({ centre_id, candidate_id, option }: Key): string {
  return `${centre_id} ${candidate_id} ${option}`;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
