/** A record cut out of a text: its cells, where the next begins, and how many line ends it took. */
export type CutRecord = { readonly cells: readonly string[]; readonly next: number; readonly lines: number };

/** Why there is no record: a quotation mark that nothing closes, or one out of place; with its cell, from 1. */
export type NoRecord = { readonly fault: "open" | "misplaced"; readonly column: number; readonly lines: number };

const [quote, lineFeed, carriageReturn] = [34, 10, 13];

/**
 * Cuts the record that begins at a place of a text, whose lines end with LF or CR LF. A cell may be in quotation marks,
 * and then hold separators, line ends and doubled quotation marks (RFC 4180). Each character is looked at once.
 */
export function cutRecord(text: string, at: number, separator: string): CutRecord | NoRecord {
  const end = text.indexOf("\n", at);
  const stop = end < 0 ? text.length : end;
  const line = text.slice(at, stop);
  if (line.includes('"')) return cutQuoted(text, at, separator);
  const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
  return { cells: bare.split(separator), next: end < 0 ? text.length : end + 1, lines: 1 };
}

function cutQuoted(text: string, start: number, separator: string): CutRecord | NoRecord {
  const [cells, divides]: [string[], number] = [[], separator.charCodeAt(0)];
  let [at, lines] = [start, 0];
  for (;;) {
    const cell = text.charCodeAt(at) === quote ? quotedCell(text, at) : bareCell(text, at, divides);
    if ("fault" in cell) return { ...cell, column: cells.length + 1, lines };
    cells.push(cell.value);
    lines += cell.lines;
    const after = text.charCodeAt(cell.next);
    if (after === divides) at = cell.next + 1;
    else if (after === lineFeed) return { cells, next: cell.next + 1, lines: lines + 1 };
    else if (after === carriageReturn && text.charCodeAt(cell.next + 1) === lineFeed) {
      return { cells, next: cell.next + 2, lines: lines + 1 };
    } else if (cell.next >= text.length) return { cells, next: text.length, lines: lines + 1 };
    else return { fault: "misplaced", column: cells.length, lines };
  }
}

type Cell = { readonly value: string; readonly next: number; readonly lines: number };
type NoCell = { readonly fault: NoRecord["fault"] };

function quotedCell(text: string, at: number): Cell | NoCell {
  let [close, isDoubled] = [text.indexOf('"', at + 1), false];
  while (close >= 0 && text.charCodeAt(close + 1) === quote) {
    isDoubled = true;
    close = text.indexOf('"', close + 2);
  }
  if (close < 0) return { fault: "open" };
  const inside = text.slice(at + 1, close);
  return { value: isDoubled ? inside.replaceAll('""', '"') : inside, next: close + 1, lines: lineEnds(inside) };
}

/** A cell without quotation marks. A CR is part of it, unless the line ends there. */
function bareCell(text: string, from: number, divides: number): Cell | NoCell {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === divides || code === lineFeed) break;
    if (code === quote) return { fault: "misplaced" };
  }
  const next =
    text.charCodeAt(at) === lineFeed && at > from && text.charCodeAt(at - 1) === carriageReturn ? at - 1 : at;
  return { value: text.slice(from, next), next, lines: 0 };
}

function lineEnds(text: string): number {
  let ends = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) ends += 1;
  return ends;
}
