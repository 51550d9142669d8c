import type { Column, TableShape } from "#kernel";
import { findStatus, type MarkRow } from "../mark.ts";

/** Marks of some whole lines; undefined when any line is out of the ordinary and must be read with care. */
export type PlainLineReader = (
  text: string,
  line: number,
  series: string | undefined,
) => { readonly series: string; readonly rows: readonly MarkRow[] } | undefined;

/** The cells of a line in this order, whatever that of the file. */
const order = [
  "centre_id",
  "series",
  "candidate_number",
  "option",
  "component",
  "mark",
  "grade",
  "status",
  "reason",
] as const;

type CellReader = { readonly to: number; readonly read: (text: string) => string | undefined };

/**
 * A reader of lines without quotation marks. A cell that was seen before is known to be good and is the same text
 * again.
 */
export function plainLineReader(shape: TableShape, columns: readonly string[]): PlainLineReader {
  const readers = columns.map((name): CellReader => {
    const column = shape.columns.find((each) => each.name === name);
    return { to: order.findIndex((each) => each === name), read: column ? goodCells(column) : () => undefined };
  });
  return (text, first, known) => {
    const rows: MarkRow[] = [];
    let series = known;
    for (const line of (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n")) {
      const cells = readCells(readers, (line.endsWith("\r") ? line.slice(0, -1) : line).split(","));
      if (!cells || (series ??= cells[1]) !== cells[1]) return undefined;
      rows.push(markOf(cells, first + rows.length));
    }
    return series === undefined ? undefined : { series, rows };
  };
}

function readCells(readers: readonly CellReader[], parts: readonly string[]): readonly string[] | undefined {
  if (parts.length !== readers.length) return undefined;
  const cells: string[] = ["", "", "", "", "", "", "", "", ""];
  for (let place = 0; place < parts.length; place += 1) {
    const reader = readers[place];
    const cell = reader?.read(parts[place] ?? "");
    if (!reader || cell === undefined) return undefined;
    cells[reader.to] = cell;
  }
  return cells;
}

function markOf(cells: readonly string[], line: number): MarkRow {
  const [centreId = "", , number = "", option = "", component = "", mark = "", grade = "", status = "", reason = ""] =
    cells;
  return {
    line,
    centreId,
    candidateNumber: Number(number),
    option,
    component,
    mark: mark === "" ? null : Number(mark),
    grade: grade === "" ? null : grade,
    status: findStatus(status) ?? "marked",
    reason: reason === "" ? null : reason,
  };
}

/**
 * The cell when it is as its column says, undefined when it is not. Each different text is looked at once and kept
 * once.
 */
function goodCells(column: Column): (text: string) => string | undefined {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (!isGood(column, text)) return undefined;
    const own = Buffer.from(text).toString();
    if (known.size < cellsKept) known.set(own, own);
    return own;
  };
}

const cellsKept = 50_000;

function isGood(column: Column, text: string): boolean {
  if (text === "") return column.optional === true;
  if (text.trim() !== text) return false;
  if (column.oneOf && !column.oneOf.includes(text)) return false;
  if (column.type === "whole" && !/^(0|[1-9]\d{0,14})$/.test(text)) return false;
  return !column.pattern || column.pattern.test(text);
}
