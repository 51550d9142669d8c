import { type Decision, finish, ok, type RefusalPlace, type Refused, type Slices } from "#kernel";
import { csvCellsMany, csvQuotes, csvRecordLong, csvRowsBlank } from "../refusals.ts";
import { checkBytes, pieceBytes } from "./check-bytes.ts";
import { type CutRecord, cutRecord, type NoRecord } from "./cut-record.ts";
import { findSeparator } from "./separator.ts";
import { findTableEnd, findWideLine } from "./table-end.ts";

/** A record of a CSV file and the line (from 1) on which it starts. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** The most characters and cells of one record: no table has cells of such a length, or nearly as many columns. */
const recordMax = 100_000;
export const cellsMax = 1_000;

/** The most rows without anything in them that may stand before the last row that has something. */
const blanksMax = 10_000;

/**
 * The one reader of CSV (RFC 4180) in UTF-8, with or without a byte order mark, lines ended by CR LF or LF: hands each
 * record to `take` as it is read; `take` answers whether it wants more. Records without anything in any cell are left
 * out, as spreadsheets end with them. Cells may also be separated by semicolons or tabs, and the first line may say so
 * (`sep=;`, also `sep=|`). Refused, each with its place: NUL, bytes that are not UTF-8, misplaced quotation marks, a
 * record of more than 100,000 characters or 1,000 cells, and more than 10,000 empty rows between others. Time: in
 * proportion to the bytes, in slices. Memory: one piece at a time.
 */
export function* readRecords(
  file: string,
  bytes: Uint8Array,
  take: (record: CsvRecord) => boolean,
): Slices<Decision<null>> {
  const bad = yield* checkBytes(file, bytes);
  if (bad) return bad;
  const { separator, from, firstLine } = findSeparator(bytes);
  const end = yield* findTableEnd(bytes, from);
  const reading: Reading = { file, separator, take, line: firstLine, blanks: 0, wantsMore: true };
  for (let at = from; at < end && reading.wantsMore;) {
    const read = readPiece(reading, bytes, at, end);
    if (!read.ok) return read;
    at = read.value;
    yield;
  }
  const wide = reading.wantsMore ? yield* findWideLine(bytes, end, separator, cellsMax) : undefined;
  return wide === undefined ? ok(null) : cellsMany(file, reading.line + wide);
}

/** Reads all records of a small file at once: see `readRecords`. */
export function readCsv(fileName: string, bytes: Uint8Array): Decision<readonly CsvRecord[]> {
  const found: CsvRecord[] = [];
  const read = finish(readRecords(fileName, bytes, (record) => found.push(record) > 0));
  return read.ok ? ok(found) : read;
}

type Reading = {
  readonly file: string;
  readonly separator: string;
  readonly take: (record: CsvRecord) => boolean;
  /** The line on which the next record starts. */
  line: number;
  blanks: number;
  wantsMore: boolean;
};

/** Reads the records of one piece; the answer is where the next piece begins. A long record makes the piece longer. */
function readPiece(reading: Reading, bytes: Uint8Array, at: number, end: number): Decision<number> {
  for (let size = pieceBytes; ; size *= 2) {
    const stop = pieceEnd(bytes, at, Math.min(at + size, end), end);
    const isLast = stop === end;
    const isLongest = size > 4 * recordMax;
    if (stop === at && !isLongest) continue;
    if (stop === at) return tooLong(reading, bytes.subarray(at, at + recordMax));
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, stop - at).toString("utf8");
    const read = readText(reading, text, isLast || isLongest);
    if (!read.ok || read.value === text.length) return read.ok ? ok(stop) : read;
    if (read.value > 0) return ok(at + Buffer.byteLength(text.slice(0, read.value)));
  }
}

/** Where a piece ends: after its last line end, or with the table; where it began when it has no line end. */
function pieceEnd(bytes: Uint8Array, at: number, wanted: number, end: number): number {
  return wanted === end ? end : Math.max(at, bytes.lastIndexOf(10, wanted - 1) + 1);
}

/** Reads the records of a text; the answer is where the first one begins that does not end in it. */
function readText(reading: Reading, text: string, isWhole: boolean): Decision<number> {
  let at = 0;
  while (at < text.length && reading.wantsMore) {
    const cut = cutRecord(text, at, reading.separator);
    if ("fault" in cut) {
      if (cut.fault === "open" && !isWhole) return ok(at);
      return refuseQuotes(reading, cut, text.length - at);
    }
    const bad = takeRecord(reading, cut, cut.next - at);
    if (bad) return bad;
    at = cut.next;
  }
  return ok(reading.wantsMore ? at : text.length);
}

function takeRecord(reading: Reading, { cells, lines }: CutRecord, length: number): Refused | undefined {
  const { file, line } = reading;
  if (cells.length > cellsMax) return cellsMany(file, line);
  if (length > recordMax) return recordLong(file, line);
  reading.line += lines;
  if (cells.every((cell) => cell === "")) {
    reading.blanks += 1;
    if (reading.blanks <= blanksMax) return undefined;
    return csvRowsBlank.refuse({ most: "10,000" }, { file, line: reading.line, column: 1 });
  }
  reading.wantsMore = reading.take({ line, cells });
  return undefined;
}

function refuseQuotes({ file, line }: Reading, { fault, column, lines }: NoRecord, length: number): Refused {
  if (fault === "open" && length > recordMax) return recordLong(file, line);
  const problem = fault === "open" ? "opens in this line and is never closed" : "is out of place";
  return csvQuotes.refuse({ problem }, { file, line: line + lines, column });
}

/** A line without an end. */
function tooLong({ file, line, separator }: Reading, start: Uint8Array): Refused {
  const cells = start.reduce((found, byte) => (byte === separator.charCodeAt(0) ? found + 1 : found), 1);
  return cells > cellsMax ? cellsMany(file, line) : recordLong(file, line);
}

function cellsMany(file: string, line: number): Refused {
  return csvCellsMany.refuse({ most: "1,000" }, { file, line, column: cellsMax + 1 } satisfies RefusalPlace);
}

function recordLong(file: string, line: number): Refused {
  return csvRecordLong.refuse({ most: "100,000" }, { file, line, column: 1 });
}
