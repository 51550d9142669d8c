import { ok, refuse, refuseAll, type Cell, type Decision, type Refusal, type Row, type TableShape } from "#kernel";
import { readCell } from "./read-cell.ts";
import { readCsv, type CsvRecord } from "./read-csv.ts";

export type ReadTable = { readonly rows: readonly Row[]; readonly places: readonly { readonly line: number }[] };

/** No more faults than this are listed for one file. */
export const faultsMax = 200;

/**
 * Reads a CSV file into typed rows by its shape. Every fault of every cell is listed (at most 200) with its line and
 * its column, counted in cells from 1. Columns may come in any order; missing, unknown and repeated columns are
 * refused, and so are two rows with the same key. `places[i]` is where `rows[i]` starts.
 */
export function readTable(shape: TableShape, fileName: string, bytes: Uint8Array): Decision<ReadTable> {
  const records = readCsv(fileName, bytes);
  if (!records.ok) return records;
  const [heading, ...body] = records.value;
  if (!heading) {
    const text = `The file is empty. Its first line names the columns: ${columnNames(shape).join(",")}.`;
    return refuse("table-empty", text, { file: fileName, line: 1, column: 1 });
  }
  const faults = checkHeading(shape, heading);
  if (faults.length > 0) return refuseAll(faults.map((fault) => ({ ...fault, file: fileName })));
  return readBody(shape, fileName, heading, body);
}

function columnNames(shape: TableShape): string[] {
  return shape.columns.map((column) => column.name);
}

function checkHeading(shape: TableShape, heading: CsvRecord): Refusal[] {
  const [faults, names]: [Refusal[], string[]] = [[], columnNames(shape)];
  heading.cells.forEach((name, index) => {
    const place = { field: name, line: heading.line, column: index + 1 };
    if (!names.includes(name)) {
      const text = `There is no column “${name}”. The columns are: ${names.join(", ")}.`;
      faults.push({ code: "column-unknown", text, ...place });
    } else if (heading.cells.indexOf(name) !== index) {
      faults.push({ code: "column-repeated", text: `The column “${name}” comes twice. Take one out.`, ...place });
    }
  });
  for (const name of names.filter((each) => !heading.cells.includes(each))) {
    const column = heading.cells.length + 1;
    faults.push({
      code: "column-missing",
      text: `The column “${name}” is missing. Add it.`,
      field: name,
      line: heading.line,
      column,
    });
  }
  return faults;
}

function readBody(shape: TableShape, file: string, heading: CsvRecord, body: CsvRecord[]): Decision<ReadTable> {
  const [rows, places, faults]: [Row[], { line: number }[], Refusal[]] = [[], [], []];
  const seen = new Map<string, number>();
  for (const record of body) {
    const found = readRow(shape, heading, record);
    faults.push(...found.faults, ...checkKey(shape, found, record.line, seen));
    rows.push(found.row);
    places.push({ line: record.line });
    if (faults.length >= faultsMax) break;
  }
  if (faults.length > 0) return refuseAll(faults.slice(0, faultsMax).map((fault) => ({ ...fault, file })));
  return ok({ rows, places });
}

function readRow(shape: TableShape, heading: CsvRecord, record: CsvRecord): { row: Row; faults: Refusal[] } {
  const [row, faults]: [Record<string, Cell>, Refusal[]] = [{}, []];
  if (record.cells.length !== heading.cells.length) {
    const [here, right] = [count(record.cells.length), count(heading.cells.length)];
    const text = `The line has ${here} and the heading ${right}. Make them the same.`;
    const column = Math.min(record.cells.length, heading.cells.length) + 1;
    return { row, faults: [{ code: "row-length", text, line: record.line, column }] };
  }
  for (const column of shape.columns) {
    const index = heading.cells.indexOf(column.name);
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
  const text = `Line ${earlier} already has ${value}. Take one of the two lines out.`;
  return [{ code: "row-repeated", text, line, column: 1, field: shape.key[0] ?? "" }];
}
