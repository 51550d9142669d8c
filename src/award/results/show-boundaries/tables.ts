import type { BoundaryRow } from "./boundaries.ts";

/** A table of boundaries whose rows have the same grades. */
export type BoundaryTable = {
  readonly title: string;
  readonly forInformation: boolean;
  readonly grades: readonly string[];
  readonly rows: readonly BoundaryRow[];
};

const kinds = { option: "", unit: ", units", component: ", components (for information)" } as const;

/** Boundaries as tables: one for each suite, kind and scale, with a column for every grade that has a boundary. */
export function boundaryTables(
  rows: readonly BoundaryRow[],
  order: ReadonlyMap<string, readonly string[]>,
): readonly BoundaryTable[] {
  const groups = Map.groupBy(rows, (row) => `${row.suite} ${row.target} ${row.gradeSet}`);
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    const used = new Set(group.flatMap((row) => Object.keys(row.marks)));
    const known = order.get(first.gradeSet) ?? [];
    const grades = [
      ...known.filter((grade) => used.has(grade)),
      ...[...used].filter((grade) => !known.includes(grade)),
    ];
    return [
      {
        title: `${first.suiteTitle}${kinds[first.target]}`,
        forInformation: first.target === "component",
        grades,
        rows: group,
      },
    ];
  });
}
