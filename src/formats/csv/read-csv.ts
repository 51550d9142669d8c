import { isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import { ok, refuse, type Decision } from "#kernel";

/** A record of a CSV file and the line (from 1) on which it starts. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

/**
 * Reads CSV (RFC 4180) in UTF-8, with or without a byte order mark, lines ended by CR LF or LF. Blank lines at the end
 * are dropped. Refused: NUL, bytes that are not UTF-8, and misplaced quotation marks, each with its line.
 */
export function readCsv(fileName: string, bytes: Uint8Array): Decision<readonly CsvRecord[]> {
  const badByte = findBadByte(bytes);
  if (badByte) return refuse(badByte.code, badByte.text, { file: fileName, ...placeOf(bytes, badByte.at) });
  try {
    return ok(withoutBlankEnd(recordsOf(bytes)));
  } catch (fault) {
    if (!(fault instanceof CsvError)) throw fault;
    return refuse("csv-quotes", quoteWords(fault), { file: fileName, ...quotePlace(bytes, fault) });
  }
}

function quoteWords(fault: CsvError): string {
  return fault.code === "CSV_QUOTE_NOT_CLOSED"
    ? "A quotation mark opens in this line and is never closed. Close it after its cell, or double it inside a cell."
    : "A quotation mark is out of place. Put quotation marks around the whole cell and double those inside it.";
}

/** Where to look: a cell that is never closed swallows the rest of the file, so its fault is where it opens. */
function quotePlace(bytes: Uint8Array, fault: CsvError): { line: number; column: number } {
  const column = numberOf(fault, "index") + 1;
  if (fault.code !== "CSV_QUOTE_NOT_CLOSED") return { line: Math.max(1, numberOf(fault, "lines")), column };
  const whole = numberOf(fault, "records");
  const last = whole === 0 ? undefined : recordsOf(bytes, whole).at(-1);
  return { line: last ? lineAfter(last) : 1, column };
}

function numberOf(fault: CsvError, name: string): number {
  const value: unknown = Object.entries(fault).find(([key]) => key === name)?.[1];
  return typeof value === "number" ? value : 0;
}

function recordsOf(bytes: Uint8Array, most?: number): CsvRecord[] {
  const found: CsvRecord[] = [];
  const options = { bom: true, relax_column_count: true, record_delimiter: ["\r\n", "\n"] };
  let line = 1;
  for (const cells of parse(bytes, most === undefined ? options : { ...options, to: most })) {
    const record = { line, cells };
    found.push(record);
    line = lineAfter(record);
  }
  return found;
}

function lineAfter({ line, cells }: CsvRecord): number {
  return line + 1 + cells.reduce((lines, cell) => lines + cell.split("\n").length - 1, 0);
}

function withoutBlankEnd(records: CsvRecord[]): CsvRecord[] {
  let length = records.length;
  while (length > 0 && isBlank(records[length - 1])) length -= 1;
  return records.slice(0, length);
}

function isBlank(record: CsvRecord | undefined): boolean {
  return record?.cells.length === 1 && record.cells[0] === "";
}

function findBadByte(bytes: Uint8Array): { code: string; text: string; at: number } | undefined {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return { code: "csv-nul", text: "The file holds a NUL byte. Save it again as CSV, UTF-8.", at: nul };
  if (isUtf8(bytes)) return undefined;
  const text = "The file is not UTF-8 text. Save it again as “CSV UTF-8”.";
  return { code: "csv-not-utf8", text, at: firstNotUtf8(bytes) };
}

function firstNotUtf8(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8Start(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether the bytes are UTF-8 but for a character cut off at the end. */
function isUtf8Start(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function placeOf(bytes: Uint8Array, at: number): { line: number; column: number } {
  const before = Buffer.from(bytes.buffer, bytes.byteOffset, at).toString("latin1").split("\n");
  const last = before[before.length - 1] ?? "";
  return { line: before.length, column: last.split(",").length };
}
