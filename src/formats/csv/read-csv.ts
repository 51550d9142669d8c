import { CsvError, parse } from "csv-parse/sync";
import { type Decision, ok, type RefusalPlace, type Refused } from "#kernel";
import { csvQuotes, csvRecordLong, csvRowsBlank } from "../refusals.ts";
import { checkBytes } from "./check-bytes.ts";
import { findSeparator } from "./separator.ts";

/** A record of a CSV file and the line (from 1) on which it starts. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/** The most characters of one record: no table has cells of such a length. */
const recordMax = 100_000;

/**
 * Reads CSV (RFC 4180) in UTF-8, with or without a byte order mark, lines ended by CR LF or LF, and hands each record
 * to `take` as it is read; `take` answers whether it wants more. Records without anything in any cell are left out, as
 * spreadsheets end with them. Cells may also be separated by semicolons or tabs, and the first line may say so
 * (`sep=;`). Refused, each with its line: what `checkBytes` refuses, misplaced quotation marks, a record of more than
 * 100,000 characters, and more than 10,000 empty rows between others. Memory: one record at a time.
 */
export function readRecords(fileName: string, bytes: Uint8Array, take: (record: CsvRecord) => boolean): Decision<null> {
  const bad = checkBytes(fileName, bytes);
  if (bad) return bad;
  const { separator, from, firstLine } = findSeparator(bytes);
  let [line, blanks] = [firstLine, 0];
  const each = (cells: readonly string[]): null => {
    const record = { line, cells };
    line = lineAfter(record);
    const isBlank = cells.every((cell) => cell === "");
    if (isBlank) blanks += 1;
    if (blanks > blanksMax) throw new BlankRows();
    if (!isBlank && !take(record)) throw new Enough();
    return null;
  };
  const options = { ...usual, delimiter: separator, on_record: (cells: string[]) => each(cells) };
  try {
    parse(withoutBlankEnd(bytes.subarray(from)), options);
    return ok(null);
  } catch (fault) {
    if (fault instanceof Enough) return ok(null);
    if (fault instanceof BlankRows) return csvRowsBlank.refuse({ most: "10,000" }, { file: fileName, line, column: 1 });
    if (!(fault instanceof CsvError)) throw fault;
    return refuseFault(fault, { file: fileName, ...faultPlace(fault, line, firstLine) });
  }
}

/** Reads all records of a small file: see `readRecords`. */
export function readCsv(fileName: string, bytes: Uint8Array): Decision<readonly CsvRecord[]> {
  const found: CsvRecord[] = [];
  const read = readRecords(fileName, bytes, (record) => found.push(record) > 0);
  return read.ok ? ok(found) : read;
}

const usual = { bom: true, relax_column_count: true, record_delimiter: ["\r\n", "\n"], max_record_size: recordMax };

/** The most rows without anything in them that may stand before the last row that has something. */
const blanksMax = 10_000;

/** Thrown when too many rows have nothing in them. */
class BlankRows extends Error {}

/** The bytes without the empty rows at the end. Spreadsheets can write a million of them. */
function withoutBlankEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && blankBytes.has(bytes[end - 1] ?? 0)) end -= 1;
  const lineEnd = bytes.indexOf(10, end);
  return bytes.subarray(0, lineEnd < 0 ? bytes.length : lineEnd + 1);
}

/** Commas, semicolons, tabs, spaces and line ends. A quotation mark may close a cell that ends with these. */
const blankBytes: ReadonlySet<number> = new Set(Buffer.from(",;\t \r\n"));

/** Thrown to end the reading: no more records are wanted. */
class Enough extends Error {}

function refuseFault({ code }: CsvError, place: RefusalPlace): Refused {
  if (code === "CSV_MAX_RECORD_SIZE") return csvRecordLong.refuse({ most: "100,000" }, place);
  const isOpen = code === "CSV_QUOTE_NOT_CLOSED";
  return csvQuotes.refuse({ problem: isOpen ? "opens in this line and is never closed" : "is out of place" }, place);
}

/** Where to look: a cell that is never closed swallows the rest of the file, so its fault is where it opens. */
function faultPlace(fault: CsvError, line: number, firstLine: number): { line: number; column: number } {
  const column = numberOf(fault, "index") + 1;
  if (fault.code === "CSV_QUOTE_NOT_CLOSED") return { line, column };
  return { line: Math.max(1, numberOf(fault, "lines") + firstLine - 1), column };
}

function numberOf(fault: CsvError, name: string): number {
  const value: unknown = Object.entries(fault).find(([key]) => key === name)?.[1];
  return typeof value === "number" ? value : 0;
}

function lineAfter({ line, cells }: CsvRecord): number {
  return line + 1 + cells.reduce((lines, cell) => lines + countLineEnds(cell), 0);
}

function countLineEnds(cell: string): number {
  let ends = 0;
  for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) ends += 1;
  return ends;
}
