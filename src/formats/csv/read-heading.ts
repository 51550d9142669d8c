import type { Refusal, TableShape } from "#kernel";
import { shortened } from "./shortened.ts";
import type { CsvRecord } from "./read-csv.ts";

/** The heading of a table: how many cells it has, and at which place from 0 each column stands. */
export type Heading = { readonly width: number; readonly places: ReadonlyMap<string, number> };

/** Reads the first line of a table. Found: columns that are unknown, missing, or there twice. */
export function readHeading(
  shape: TableShape,
  { cells, line }: CsvRecord,
): { readonly heading: Heading; readonly faults: readonly Refusal[] } {
  const names = shape.columns.map(({ name }) => name);
  const [known, places, faults] = [new Set(names), new Map<string, number>(), Array<Refusal>()];
  for (const [index, name] of cells.entries()) {
    const place = { field: shortened(name), line, column: index + 1 };
    if (!known.has(name)) faults.push({ ...unknownColumn(name, names), ...place });
    else if (places.has(name)) faults.push({ ...repeatedColumn(name), ...place });
    else places.set(name, index);
  }
  for (const name of names.filter((each) => !places.has(each))) {
    const text = `The column “${name}” is missing. Add it.`;
    faults.push({ code: "column-missing", text, field: name, line, column: cells.length + 1 });
  }
  return { heading: { width: cells.length, places }, faults };
}

function unknownColumn(name: string, names: readonly string[]): Refusal {
  const text = `There is no column “${shortened(name)}”. The columns are: ${names.join(", ")}.`;
  return { code: "column-unknown", text };
}

function repeatedColumn(name: string): Refusal {
  return { code: "column-repeated", text: `The column “${name}” comes twice. Take one out.` };
}
