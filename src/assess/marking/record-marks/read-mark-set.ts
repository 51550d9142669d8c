import { type Cell, type Decision, forEachSliced, ok, refuseAll, type Slices } from "#kernel";
import { writeCsv } from "#formats/csv";
import type { MarkRow, MarkSet } from "../mark.ts";
import { centreNotYours, marksNone } from "../refusals.ts";
import { marksTable } from "./marks-table.ts";
import { readMarksAndFaults, readMarksCsv } from "./read-marks-csv.ts";

/** What the act is sent: a CSV file, rows of JSON, or a set that a page has read field by field. */
export type RawMarks =
  | { readonly file: string; readonly bytes: Uint8Array; readonly reason?: string }
  | { readonly marks: readonly unknown[]; readonly reason?: string }
  | { readonly set: MarkSet };

/**
 * Reads a set of marks. Refused: errors of the table, several series in one set, no marks at all, and centres other
 * than `ownCentre` when given.
 */
export function* readMarkSet(raw: unknown, ownCentre: string | undefined): Slices<Decision<MarkSet>> {
  const read = yield* readRaw(raw as RawMarks);
  if (read.ok && read.value.rows.length === 0) {
    const { file } = read.value;
    return marksNone.refuse({}, file ? { file } : {});
  }
  if (!read.ok || ownCentre === undefined) return read;
  const strange = read.value.rows.find((row) => row.centreId !== ownCentre);
  if (!strange) return read;
  const { file, columns } = read.value;
  return centreNotYours.refuse(
    { centre: strange.centreId },
    {
      line: strange.line,
      ...(file ? { file } : {}),
      ...(columns?.["centre_id"] ? { column: columns["centre_id"] } : {}),
    },
  );
}

function* readRaw(raw: RawMarks): Slices<Decision<MarkSet>> {
  if ("set" in raw) return ok(raw.set);
  if ("bytes" in raw) return yield* withReason(yield* readMarksAndFaults(raw.file, raw.bytes), raw.reason);
  const bytes = Buffer.from(yield* tableOf(raw.marks));
  const read = yield* withReason(yield* readMarksCsv("marks.csv", bytes), raw.reason);
  if (!read.ok)
    return refuseAll(
      read.refusals.map(({ file: _file, column: _column, line = 1, ...fault }) => ({ ...fault, line: line - 1 })),
    );
  return ok({ series: read.value.series, rows: read.value.rows.map((row) => ({ ...row, line: row.line - 1 })) });
}

/** Rows of JSON as the table that a file would have. */
function* tableOf(marks: readonly unknown[]): Slices<string> {
  const names = marksTable.columns.map(({ name }) => name);
  let text = writeCsv([names]);
  for (let from = 0; from < marks.length; from += sliceRows) {
    const cells = marks.slice(from, from + sliceRows).map(cellsOf);
    text += writeCsv(cells.map((row) => names.map((name) => row[name] ?? null)));
    yield;
  }
  return text;
}

/** Rows looked at before others get their turn. */
const sliceRows = 1_000;

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

function* withReason(read: Decision<MarkSet>, reason: string | undefined): Slices<Decision<MarkSet>> {
  const given = reason?.trim() ?? "";
  if (!read.ok || given === "") return read;
  const rows: MarkRow[] = [];
  yield* forEachSliced(read.value.rows, sliceRows, (row) => {
    rows.push(row.reason === null ? { ...row, reason: given } : row);
  });
  return ok({ ...read.value, rows });
}
