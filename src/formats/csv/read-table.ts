import {
  type Cell,
  type Decision,
  finish,
  ok,
  refuseAll,
  type Refusal,
  type Refused,
  type Row,
  type Slices,
  type TableShape,
} from "#kernel";
import { rowLength, rowRepeated, tableEmpty } from "../refusals.ts";
import { readCell } from "./read-cell.ts";
import { type CsvRecord, readRecords } from "./read-csv.ts";
import { type Heading, readHeading } from "./read-heading.ts";

export type ReadTable = {
  /** The columns in the order of the file. */
  readonly heading: readonly string[];
  readonly rows: readonly Row[];
  readonly places: readonly { readonly line: number }[];
};

/** No more faults than this are listed for one file. */
export const faultsMax = 200;

/**
 * Reads a CSV file into typed rows by its shape. Every fault of every cell is listed (at most 200, then the reading
 * ends) with its line and its column, counted in cells from 1. Columns may come in any order; missing, unknown and
 * repeated columns are refused, and so are two rows with the same key. `places[i]` is where `rows[i]` starts.
 */
export function* readTableSliced(shape: TableShape, fileName: string, bytes: Uint8Array): Slices<Decision<ReadTable>> {
  const reading = beginTable(shape);
  const read = yield* readRecords(fileName, bytes, (record) => readRecord(reading, record));
  if (!read.ok) return read;
  const { heading, rows, places, faults } = reading;
  if (!heading) return refuseEmpty(shape, fileName);
  if (faults.length === 0) return ok({ heading: heading.names, rows, places });
  return refuseAll(faults.slice(0, faultsMax).map((fault) => ({ ...fault, file: fileName })));
}

/** Reads the table of a file at once, where nobody waits: see `readTableSliced`. */
export function readTable(shape: TableShape, fileName: string, bytes: Uint8Array): Decision<ReadTable> {
  return finish(readTableSliced(shape, fileName, bytes));
}

/** Refuses a file without a heading. */
export function refuseEmpty(shape: TableShape, fileName: string): Refused {
  const columns = shape.columns.map(({ name }) => name).join(",");
  return tableEmpty.refuse({ columns }, { file: fileName, line: 1, column: 1 });
}

type Reading = {
  readonly shape: TableShape;
  heading: Heading | undefined;
  readonly rows: Row[];
  readonly places: { readonly line: number }[];
  readonly faults: Refusal[];
  /** By key, the line on which it was. */
  readonly seen: Map<string, number>;
};

function beginTable(shape: TableShape): Reading {
  return { shape, heading: undefined, rows: [], places: [], faults: [], seen: new Map() };
}

/** Reads the heading or a row; answers whether to go on. */
function readRecord(reading: Reading, record: CsvRecord): boolean {
  const { shape, heading, rows, places, faults, seen } = reading;
  if (!heading) {
    const read = readHeading(shape, record);
    reading.heading = read.heading;
    faults.push(...read.faults);
    return faults.length === 0;
  }
  const found = readRow(shape, heading, record);
  faults.push(...found.faults, ...checkKey(shape, found, record.line, seen));
  rows.push(found.row);
  places.push({ line: record.line });
  return faults.length < faultsMax;
}

/** Reads the cells of a record by the columns of a table, with the place of every fault. */
export function readRow(shape: TableShape, heading: Heading, record: CsvRecord): { row: Row; faults: Refusal[] } {
  const [row, faults]: [Record<string, Cell>, Refusal[]] = [{}, []];
  if (record.cells.length !== heading.width) {
    const [here, right] = [count(record.cells.length), count(heading.width)];
    const column = Math.min(record.cells.length, heading.width) + 1;
    return { row, faults: [rowLength.of({ here, right }, { line: record.line, column })] };
  }
  for (const column of shape.columns) {
    const index = heading.places.get(column.name) ?? -1;
    const cell = readCell(column, record.cells[index] ?? "");
    if (cell.ok) row[column.name] = cell.value;
    else faults.push(...placed(cell.refusals, { field: column.name, line: record.line, column: index + 1 }));
  }
  return { row, faults };
}

function count(cells: number): string {
  return cells === 1 ? "1 cell" : `${cells} cells`;
}

function placed(refusals: readonly Refusal[], place: Partial<Refusal>): Refusal[] {
  return refusals.map((refusal) => ({ ...refusal, ...place }));
}

function checkKey(
  shape: TableShape,
  found: { row: Row; faults: Refusal[] },
  line: number,
  seen: Map<string, number>,
): Refusal[] {
  if (found.faults.length > 0 || shape.key.length === 0) return [];
  const key = JSON.stringify(shape.key.map((name) => found.row[name] ?? null));
  const earlier = seen.get(key);
  if (earlier === undefined) {
    seen.set(key, line);
    return [];
  }
  const value = shape.key.map((name) => `${name} ${found.row[name] ?? "blank"}`).join(", ");
  return [rowRepeated.of({ line: earlier, value }, { line, column: 1, field: shape.key[0] ?? "" })];
}
