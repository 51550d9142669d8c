import { isUtf8 } from "node:buffer";
import type { Refused } from "#kernel";
import { csvCellsMany, csvNotUtf8, csvNul } from "../refusals.ts";

/** The most cells of one line: no table has nearly as many columns. */
const cellsMax = 1_000;

/**
 * Looks over the bytes of a CSV file before it is read: one pass, no memory. Found: NUL, bytes that are not UTF-8, and
 * a line with more than 1,000 separators.
 */
export function checkBytes(file: string, bytes: Uint8Array): Refused | undefined {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return csvNul.refuse({}, { file, ...placeOf(bytes, nul) });
  if (!isUtf8(bytes)) return csvNotUtf8.refuse({}, { file, ...placeOf(bytes, firstNotUtf8(bytes)) });
  const wide = firstWideLine(bytes);
  return wide === undefined
    ? undefined
    : csvCellsMany.refuse({ most: "1,000" }, { file, line: wide, column: cellsMax + 1 });
}

/** The first line with too many commas, semicolons or tabs. */
function firstWideLine(bytes: Uint8Array): number | undefined {
  let [line, cells] = [1, 0];
  for (const byte of bytes) {
    if (byte === 10) [line, cells] = [line + 1, 0];
    else if (byte === 44 || byte === 59 || byte === 9) {
      cells += 1;
      if (cells >= cellsMax) return line;
    }
  }
  return undefined;
}

/** The first byte that no UTF-8 text has there: first the piece that holds it, then the byte in the piece. */
function firstNotUtf8(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  while (start < bytes.length && decodes(decoder, bytes.subarray(start, start + pieceBytes))) start += pieceBytes;
  const from = characterStart(bytes, Math.min(start, bytes.length));
  let [good, bad] = [from, Math.min(start + pieceBytes, bytes.length)];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(new TextDecoder("utf-8", { fatal: true }), bytes.subarray(from, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

const pieceBytes = 65_536;

/** The start of the character that a place is within. */
function characterStart(bytes: Uint8Array, at: number): number {
  const back = [0, 1, 2, 3].find((step) => ((bytes[at - step] ?? 0) & 0xc0) !== 0x80) ?? 0;
  return Math.max(0, at - back);
}

/** Whether a piece is valid UTF-8. Its last character may be incomplete. */
function decodes(decoder: TextDecoder, piece: Uint8Array): boolean {
  try {
    decoder.decode(piece, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function placeOf(bytes: Uint8Array, at: number): { readonly line: number; readonly column: number } {
  let [line, start, column] = [1, 0, 1];
  for (let end = bytes.indexOf(10); end >= 0 && end < at; end = bytes.indexOf(10, start))
    [line, start] = [line + 1, end + 1];
  for (let comma = bytes.indexOf(44, start); comma >= 0 && comma < at; comma = bytes.indexOf(44, comma + 1))
    column += 1;
  return { line, column };
}
