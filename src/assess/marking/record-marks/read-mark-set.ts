import { ok, refuse, refuseAll, type Cell, type Decision } from "#kernel";
import { writeTable } from "#formats";
import type { MarkRow, MarkSet } from "../mark.ts";
import { marksTable } from "./marks-table.ts";
import { readMarksCsv } from "./read-marks-csv.ts";

/** What a face hands to the act: a CSV file, rows of JSON, or a set that a page has read field by field. */
export type RawMarks =
  | { readonly file: string; readonly bytes: Uint8Array; readonly reason?: string }
  | { readonly marks: readonly unknown[]; readonly reason?: string }
  | { readonly set: MarkSet };

/**
 * Reads a set of marks. Refused: faults of the table, several series in one set, no marks at all, and centres other
 * than `ownCentre` when given.
 */
export function readMarkSet(raw: unknown, ownCentre: string | undefined): Decision<MarkSet> {
  const read = readRaw(raw as RawMarks);
  if (read.ok && read.value.rows.length === 0) {
    const { file } = read.value;
    return refuse("marks-none", "There are no marks to record. Fill in at least one.", file ? { file } : {});
  }
  if (!read.ok || ownCentre === undefined) return read;
  const strange = read.value.rows.find((row) => row.centreId !== ownCentre);
  if (!strange) return read;
  return refuse("centre-not-yours", `The row is of centre ${strange.centreId}. Send marks of your own centre only.`, {
    field: "centre_id",
    line: strange.line,
    ...(read.value.file ? { file: read.value.file } : {}),
    ...(read.value.columns?.["centre_id"] ? { column: read.value.columns["centre_id"] } : {}),
  });
}

function readRaw(raw: RawMarks): Decision<MarkSet> {
  if ("set" in raw) return ok(raw.set);
  if ("bytes" in raw) return withReason(readMarksCsv(raw.file, raw.bytes), raw.reason);
  const read = withReason(
    readMarksCsv("marks.csv", Buffer.from(writeTable(marksTable, raw.marks.map(cellsOf)))),
    raw.reason,
  );
  if (!read.ok)
    return refuseAll(
      read.refusals.map(({ file: _file, column: _column, line = 1, ...fault }) => ({ ...fault, line: line - 1 })),
    );
  return ok({ series: read.value.series, rows: read.value.rows.map((row) => ({ ...row, line: row.line - 1 })) });
}

/**
 * An object of JSON as cells: only the columns of the table are looked at. Lists and objects become their JSON, which
 * the columns then refuse, rather than count as blank.
 */
function cellsOf(value: unknown): Record<string, Cell> {
  const given: object = value !== null && typeof value === "object" ? value : {};
  const entries = Object.entries(given).filter(([, cell]) => cell !== null);
  return Object.fromEntries(
    entries.map(([name, cell]) => [name, typeof cell === "object" ? JSON.stringify(cell) : String(cell)]),
  );
}

function withReason(read: Decision<MarkSet>, reason: string | undefined): Decision<MarkSet> {
  const given = reason?.trim() ?? "";
  if (!read.ok || given === "") return read;
  const rows: MarkRow[] = read.value.rows.map((row) => (row.reason === null ? { ...row, reason: given } : row));
  return ok({ ...read.value, rows });
}
