import { readTable } from "#formats/csv";
import { type Decision, ok } from "#kernel";
import { unitsFileMissing } from "../refusals.ts";
import { bankedUnitsTable, type UnitResultRow } from "./banked-units-table.ts";
import type { PlacedRow } from "./rule.ts";

export type BankInput = { readonly name: string; readonly rows: readonly PlacedRow[] };

/** Reads a CSV file of unit results, given as `{ name, bytes }`. Refused with the line and column of every fault. */
export function readUnitsFile(raw: unknown): Decision<BankInput> {
  const { name, bytes } = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  if (typeof name !== "string" || !(bytes instanceof Uint8Array)) return unitsFileMissing.refuse();
  const read = readTable(bankedUnitsTable, name, bytes);
  if (!read.ok) return read;
  const { rows, places } = read.value;
  return ok({ name, rows: rows.map((row, index) => ({ row: row as UnitResultRow, line: places[index]?.line ?? 0 })) });
}
