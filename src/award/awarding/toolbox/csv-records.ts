import { ok, type Decision } from "#kernel";
import { quoteMisplaced } from "./refusals.ts";

/** One record of a CSV file, without its line end, and the line on which it begins. */
export type CsvRecord = { readonly text: string; readonly line: number };

/** A record longer than this is refused, so that a quote that is never closed cannot fill the memory. */
export const recordLengthMax = 65_536;

/** Thrown when a record is longer than `recordLengthMax`. */
export class RecordTooLong extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`The record that starts on line ${line} is too long.`);
    this.line = line;
  }
}

/**
 * The records of a CSV file, a batch for each piece read, in constant memory. Lines end in LF or CRLF; a line end
 * inside quotes belongs to the record; a byte order mark is dropped. Source: RFC 4180.
 */
export async function* recordBatches(input: AsyncIterable<Uint8Array>): AsyncGenerator<readonly CsvRecord[]> {
  const decoder = new TextDecoder();
  let rest: CsvRecord = { text: "", line: 1 };
  for await (const chunk of input) {
    for (let from = 0; from < chunk.length; from += recordLengthMax) {
      const piece = decoder.decode(chunk.subarray(from, from + recordLengthMax), { stream: true });
      const cut = cutRecords(rest.text + piece, rest.line);
      rest = cut.rest;
      yield cut.records;
      if (rest.text.length > recordLengthMax) throw new RecordTooLong(rest.line);
    }
  }
  const text = rest.text + decoder.decode();
  if (text !== "") yield [{ text: withoutReturn(text), line: rest.line }];
}

/** The cells of a record. Refused: a quote that is not closed, or one inside a cell that does not begin with it. */
export function cellsOf(text: string): Decision<readonly string[]> {
  if (!text.includes('"')) return ok(text.split(","));
  const cells: string[] = [];
  for (let from = 0; from <= text.length;) {
    const cell = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
    cell.lastIndex = from;
    const found = cell.exec(text);
    if (!found) return quoteMisplaced.refuse({}, { column: cells.length + 1 });
    cells.push(found[1] === undefined ? (found[2] ?? "") : found[1].replaceAll('""', '"'));
    from = found[3] === "" ? text.length + 1 : cell.lastIndex;
  }
  return ok(cells);
}

function cutRecords(text: string, firstLine: number): { records: CsvRecord[]; rest: CsvRecord } {
  const records: CsvRecord[] = [];
  let line = firstLine;
  let from = 0;
  let quote = text.indexOf('"');
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
    const plain = quote === -1 || quote > end;
    const close = plain ? end : quotedEnd(text, from);
    if (close === -1) break;
    const record = text.slice(from, close);
    records.push({ text: withoutReturn(record), line });
    line += plain ? 1 : lineEnds(record) + 1;
    from = close + 1;
    if (!plain) quote = text.indexOf('"', from);
  }
  return { records, rest: { text: text.slice(from), line } };
}

/** Where the record that begins at `from` ends: at the first line end after an even number of quotation marks. */
function quotedEnd(text: string, from: number): number {
  let open = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') open = !open;
    else if (character === "\n" && !open) return at;
  }
  return -1;
}

function lineEnds(text: string): number {
  return text.split("\n").length - 1;
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
