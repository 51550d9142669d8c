import { isAscii } from "node:buffer";
import { faultsMax, findSeparator, readCsv, readTable } from "#formats/csv";
import { type Decision, ok, type Refusal, refuseAll, type Row, type TableShape } from "#kernel";
import { findStatus, type MarkRow, type MarkSet } from "../mark.ts";
import { marksNone, seriesMixed } from "../refusals.ts";
import { marksTable, marksTableNoReason } from "./marks-table.ts";
import { plainLineReader, type PlainLineReader } from "./plain-lines.ts";

/** Bytes read at a time, up to the next line end. */
const chunkBytes = 1_000_000;

type Reading = {
  readonly file: string;
  readonly shape: TableShape;
  /** The heading, with the line before it that says how cells are separated, if there is one. */
  readonly heading: Buffer;
  /** The line after the heading. */
  readonly bodyLine: number;
  readonly columns: readonly string[];
  readonly plain: PlainLineReader;
  readonly rows: MarkRow[];
  readonly faults: Refusal[];
  series: string | undefined;
};

/**
 * Reads the table of marks, fast: lines without quotation marks are cut at their commas, each different cell is
 * checked once, and only a piece of the file that has anything unusual in it is read again by the general reader,
 * which finds every error.
 */
export function readMarksCsv(file: string, bytes: Uint8Array): Decision<MarkSet> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { from, firstLine } = findSeparator(buffer);
  const headingEnd = buffer.indexOf(10, from) + 1 || buffer.length;
  const heading = buffer.subarray(0, headingEnd);
  const names = readCsv(file, heading);
  const shape = names.ok && names.value[0]?.cells.includes("reason") ? marksTable : marksTableNoReason;
  const checked = readTable(shape, file, heading);
  if (!checked.ok) return checked;
  const columns = names.ok ? (names.value[0]?.cells ?? []) : [];
  const reading: Reading = {
    file,
    shape,
    heading,
    bodyLine: firstLine + 1,
    columns,
    plain: plainLineReader(shape, columns),
    rows: [],
    faults: [],
    series: undefined,
  };
  readBody(reading, buffer, headingEnd);
  if (reading.faults.length > 0) return refuseAll(reading.faults.slice(0, faultsMax));
  if (reading.series === undefined) return marksNone.refuse({}, { file, line: reading.bodyLine, column: 1 });
  const places = Object.fromEntries(columns.map((name, index) => [name, index + 1]));
  return ok({ series: reading.series, rows: reading.rows, file, columns: places });
}

function readBody(reading: Reading, buffer: Buffer, from: number): void {
  let [start, line] = [from, reading.bodyLine];
  while (start < buffer.length && reading.faults.length < faultsMax) {
    const end = chunkEnd(buffer, start);
    const chunk = buffer.subarray(start, end);
    if (!readPlain(reading, chunk, line)) readCarefully(reading, chunk, line);
    line += countLines(chunk);
    start = end;
  }
}

/**
 * The end of a line at which no quoted cell is open. Each byte is looked at once: while a cell is open, only the next
 * quotation mark can close it, and without one the rest of the file is in that cell.
 */
function chunkEnd(buffer: Buffer, start: number): number {
  let [quote, open, search] = [buffer.indexOf(34, start), false, Math.min(start + chunkBytes, buffer.length)];
  for (;;) {
    const lineEnd = buffer.indexOf(10, search);
    const end = lineEnd < 0 ? buffer.length : lineEnd + 1;
    for (; quote >= 0 && quote < end; quote = buffer.indexOf(34, quote + 1)) open = !open;
    if (!open || end === buffer.length) return end;
    if (quote < 0) return buffer.length;
    search = quote;
  }
}

function readPlain(reading: Reading, chunk: Buffer, line: number): boolean {
  if (!isAscii(chunk) || chunk.includes(34) || chunk.includes(0)) return false;
  const rows = reading.plain(chunk.toString("latin1"), line, reading.series);
  if (!rows) return false;
  reading.series = rows.series;
  for (const row of rows.rows) reading.rows.push(row);
  return true;
}

function readCarefully(reading: Reading, chunk: Buffer, line: number): void {
  const read = readTable({ ...reading.shape, key: [] }, reading.file, Buffer.concat([reading.heading, chunk]));
  const shift = line - reading.bodyLine;
  if (!read.ok) {
    reading.faults.push(
      ...read.refusals.map((fault) => ({ ...fault, line: (fault.line ?? reading.bodyLine) + shift })),
    );
    return;
  }
  read.value.rows.forEach((row, index) => {
    const place = (read.value.places[index]?.line ?? reading.bodyLine) + shift;
    reading.series ??= String(row["series"]);
    if (row["series"] !== reading.series) reading.faults.push(seriesFault(reading, place, String(row["series"])));
    else reading.rows.push(markRowOf(row, place));
  });
}

function seriesFault(reading: Reading, line: number, series: string): Refusal {
  const column = reading.columns.indexOf("series") + 1;
  return seriesMixed.of({ series, first: reading.series ?? "" }, { file: reading.file, line, column });
}

/** A row of the table as a mark; `readTable` has checked every cell. */
function markRowOf(row: Row, line: number): MarkRow {
  return {
    line,
    centreId: String(row["centre_id"]),
    candidateNumber: Number(row["candidate_number"]),
    option: String(row["option"]),
    component: String(row["component"]),
    mark: row["mark"] === null ? null : Number(row["mark"]),
    grade: textOf(row["grade"]),
    status: findStatus(textOf(row["status"])) ?? "marked",
    reason: textOf(row["reason"]),
  };
}

function textOf(cell: Row[string] | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}

function countLines(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}
