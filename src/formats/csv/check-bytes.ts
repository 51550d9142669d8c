import { isUtf8 } from "node:buffer";
import type { Refused, Slices } from "#kernel";
import { csvNotUtf8, csvNul } from "../refusals.ts";

/** Bytes looked at before others get their turn. */
export const pieceBytes = 65_536;

/** Looks over the bytes of a CSV file before it is read, with no memory. Found: NUL, and bytes that are not UTF-8. */
export function* checkBytes(file: string, bytes: Uint8Array): Slices<Refused | undefined> {
  const nul = bytes.indexOf(0);
  if (nul >= 0) return csvNul.refuse({}, { file, ...(yield* placeOf(bytes, nul)) });
  yield;
  if (isUtf8(bytes)) return undefined;
  yield;
  return csvNotUtf8.refuse({}, { file, ...(yield* placeOf(bytes, yield* firstNotUtf8(bytes))) });
}

/** The first byte that no UTF-8 text has there: first the piece that holds it, then the byte in the piece. */
function* firstNotUtf8(bytes: Uint8Array): Slices<number> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = 0;
  while (start < bytes.length && decodes(decoder, bytes.subarray(start, start + pieceBytes))) {
    start += pieceBytes;
    yield;
  }
  const from = characterStart(bytes, Math.min(start, bytes.length));
  let [good, bad] = [from, Math.min(start + pieceBytes, bytes.length)];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(new TextDecoder("utf-8", { fatal: true }), bytes.subarray(from, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

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

function* placeOf(bytes: Uint8Array, at: number): Slices<{ readonly line: number; readonly column: number }> {
  let [line, column] = [1, 1];
  for (let start = 0; start < at; start += pieceBytes) {
    for (const byte of bytes.subarray(start, Math.min(at, start + pieceBytes))) {
      if (byte === 10) [line, column] = [line + 1, 1];
      else if (byte === 44) column += 1;
    }
    yield;
  }
  return { line, column };
}
