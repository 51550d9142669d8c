import type { Refusal, TableShape } from "#kernel";
import { columnMissing, columnRepeated, columnUnknown } from "../refusals.ts";
import { shortened } from "./shortened.ts";
import type { CsvRecord } from "./read-csv.ts";

/** The heading of a table: how many cells it has, and at which place, from 0, each column is. */
export type Heading = {
  readonly names: readonly string[];
  readonly width: number;
  readonly places: ReadonlyMap<string, number>;
};

/** Reads the first line of a table. Found: columns that are unknown, missing, or there twice. */
export function readHeading(
  shape: TableShape,
  { cells, line }: CsvRecord,
): { readonly heading: Heading; readonly faults: readonly Refusal[] } {
  const names = shape.columns.map(({ name }) => name);
  const [known, places, faults] = [new Set(names), new Map<string, number>(), Array<Refusal>()];
  for (const [index, name] of cells.entries()) {
    const place = { field: shortened(name), line, column: index + 1 };
    if (!known.has(name)) faults.push(columnUnknown.of({ column: shortened(name), columns: names.join(", ") }, place));
    else if (places.has(name)) faults.push(columnRepeated.of({ column: name }, place));
    else places.set(name, index);
  }
  for (const name of names.filter((each) => !places.has(each))) {
    faults.push(columnMissing.of({ column: name }, { field: name, line, column: cells.length + 1 }));
  }
  return { heading: { names: cells, width: cells.length, places }, faults };
}
