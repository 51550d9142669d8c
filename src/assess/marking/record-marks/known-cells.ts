import type { Column, TableShape } from "#kernel";

/**
 * The cells of a record in the order of the table, whatever that of the file; undefined when any is out of the ordinary
 * and must be read with care.
 */
export type KnownCells = (cells: readonly string[]) => readonly string[] | undefined;

type CellReader = { readonly to: number; readonly read: (text: string) => string | undefined };

/** A reader of ordinary rows. A cell that was seen before is known to be good and is the same text again. */
export function knownCells(shape: TableShape, names: readonly string[]): KnownCells {
  const readers = names.map((name): CellReader => {
    const to = shape.columns.findIndex((column) => column.name === name);
    const column = shape.columns[to];
    return { to, read: column ? goodCells(column) : () => undefined };
  });
  return (parts) => {
    if (parts.length !== readers.length) return undefined;
    const cells: string[] = shape.columns.map(() => "");
    for (let place = 0; place < parts.length; place += 1) {
      const reader = readers[place];
      const cell = reader?.read(parts[place] ?? "");
      if (!reader || cell === undefined) return undefined;
      cells[reader.to] = cell;
    }
    return cells;
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
    // A copy: a part of a text would keep the whole text in memory.
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
