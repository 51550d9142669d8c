import type { Slices } from "#kernel";
import { pieceBytes } from "./check-bytes.ts";

/** Where a table ends: without the empty rows after it, of which spreadsheets can write a million. */
export function* findTableEnd(bytes: Uint8Array, from: number): Slices<number> {
  let end = bytes.length;
  for (let stop = end - pieceBytes; end > from && isBlank[bytes[end - 1] ?? 0]; end -= 1) {
    if (end > stop) continue;
    stop -= pieceBytes;
    yield;
  }
  const lineEnd = bytes.indexOf(10, end);
  return lineEnd < 0 ? bytes.length : lineEnd + 1;
}

/** Commas, semicolons, tabs, spaces and line ends. A quotation mark may close a cell that ends with these. */
const isBlank: readonly boolean[] = Array.from({ length: 256 }, (_, byte) =>
  ",;|\t \r\n".includes(String.fromCharCode(byte)),
);

/** How many lines after the end of a table one follows that has too many separators; undefined when none does. */
export function* findWideLine(
  bytes: Uint8Array,
  from: number,
  separator: string,
  most: number,
): Slices<number | undefined> {
  const divides = separator.charCodeAt(0);
  let [line, cells] = [0, 1];
  for (let start = from; start < bytes.length; start += pieceBytes) {
    for (const byte of bytes.subarray(start, start + pieceBytes)) {
      if (byte === 10) [line, cells] = [line + 1, 1];
      else if (byte === divides) cells += 1;
      if (cells > most) return line;
    }
    yield;
  }
  return undefined;
}
