import { readTableSliced } from "#formats/csv";
import { type Decision, forEachSliced, ok, type Slices } from "#kernel";
import { unitsFileMissing } from "../refusals.ts";
import { bankedUnitsTable, type UnitResultRow } from "./banked-units-table.ts";
import type { PlacedRow } from "./rule.ts";

export type BankInput = { readonly name: string; readonly rows: readonly PlacedRow[] };

/** Reads a CSV file of unit results, given as `{ name, bytes }`. Refused with the line and column of every fault. */
export function* readUnitsFile(raw: unknown): Slices<Decision<BankInput>> {
  const { name, bytes } = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  if (typeof name !== "string" || !(bytes instanceof Uint8Array)) return unitsFileMissing.refuse();
  const read = yield* readTableSliced(bankedUnitsTable, name, bytes);
  if (!read.ok) return read;
  const { rows, places } = read.value;
  const placed: PlacedRow[] = [];
  yield* forEachSliced(rows, 5_000, (row, index) => {
    placed.push({ row: row as UnitResultRow, line: places[index]?.line ?? 0 });
  });
  return ok({ name, rows: placed });
}
