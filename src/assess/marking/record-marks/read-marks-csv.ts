import { type CsvRecord, faultsMax, type Heading, readHeading, readRecords, readRow, refuseEmpty } from "#formats/csv";
import { type Decision, ok, type Refusal, refuseAll, type Row, type Slices, type TableShape } from "#kernel";
import { findStatus, type MarkRow, type MarkSet } from "../mark.ts";
import { marksNone, seriesMixed } from "../refusals.ts";
import { withCandidate } from "./candidate-words.ts";
import { type KnownCells, knownCells } from "./known-cells.ts";
import { marksTable, marksTableNoReason } from "./marks-table.ts";

type Reading = {
  readonly file: string;
  shape: TableShape;
  heading: Heading | undefined;
  headingLine: number;
  known: KnownCells;
  series: string | undefined;
  readonly rows: MarkRow[];
  readonly faults: Refusal[];
};

/**
 * Reads the table of marks, in slices and fast: each different cell is checked once, and only a row in which something
 * is out of the ordinary is read again by its columns, which finds every error.
 */
export function* readMarksCsv(file: string, bytes: Uint8Array): Slices<Decision<MarkSet>> {
  const read = yield* readMarksAndFaults(file, bytes);
  return read.ok && read.value.faults ? refuseAll(read.value.faults) : read;
}

/**
 * Reads the table of marks, with its sound rows beside what is wrong with the form of the others: whoever judges the
 * rows can say everything in one report. Refused: a table without a heading or without a sound row.
 */
export function* readMarksAndFaults(file: string, bytes: Uint8Array): Slices<Decision<MarkSet>> {
  const known: KnownCells = () => undefined;
  const none = { heading: undefined, headingLine: 1, series: undefined, rows: [], faults: [] };
  const reading: Reading = { file, shape: marksTableNoReason, known, ...none };
  const read = yield* readRecords(file, bytes, (record) => takeRecord(reading, record));
  const faults = read.ok ? reading.faults : [...reading.faults, ...read.refusals];
  const named = faults.slice(0, faultsMax).map((fault) => ({ ...fault, file }));
  const { heading, headingLine, series, rows } = reading;
  if (named.length > 0 && (!heading || !read.ok || series === undefined || rows.length === 0)) return refuseAll(named);
  if (!heading) return refuseEmpty(marksTableNoReason, file);
  if (series === undefined) return marksNone.refuse({}, { file, line: headingLine + 1, column: 1 });
  const columns = Object.fromEntries(heading.names.map((name, index) => [name, index + 1]));
  return ok({ series, rows, file, columns, ...(named.length > 0 ? { faults: named } : {}) });
}

/** Reads the heading or a row; answers whether to go on. */
function takeRecord(reading: Reading, record: CsvRecord): boolean {
  if (!reading.heading) return takeHeading(reading, record);
  const cells = reading.known(record.cells);
  if (cells) takeMark(reading, cells[1] ?? "", markOf(cells, record.line));
  else takeCarefully(reading, reading.heading, record);
  return reading.faults.length < faultsMax;
}

function takeHeading(reading: Reading, record: CsvRecord): boolean {
  reading.shape = record.cells.includes("reason") ? marksTable : marksTableNoReason;
  const { heading, faults } = readHeading(reading.shape, record);
  reading.heading = heading;
  reading.headingLine = record.line;
  reading.known = knownCells(reading.shape, heading.names);
  reading.faults.push(...faults);
  return faults.length === 0;
}

function takeCarefully(reading: Reading, heading: Heading, record: CsvRecord): void {
  const { row, faults } = readRow(reading.shape, heading, record);
  if (faults.length > 0) reading.faults.push(...faults.map((fault) => withWho(fault, heading, record)));
  else takeMark(reading, String(row["series"]), markOfRow(row, record.line));
}

/** What is wrong with a row, and whom it is about, as far as it says so. */
function withWho(fault: Refusal, { places }: Heading, { cells }: CsvRecord): Refusal {
  const [number = "", option = ""] = ["candidate_number", "option"].map((name) => cells[places.get(name) ?? -1] ?? "");
  return /^\d{1,4}$/.test(number) ? { ...fault, text: withCandidate(Number(number), option, fault.text) } : fault;
}

function takeMark(reading: Reading, series: string, row: MarkRow): void {
  reading.series ??= series;
  if (series === reading.series) reading.rows.push(row);
  else {
    const column = (reading.heading?.places.get("series") ?? 0) + 1;
    reading.faults.push(seriesMixed.of({ series, first: reading.series }, { line: row.line, column }));
  }
}

/** Cells in the order of the table. */
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

/** A row of the table as a mark; `readRow` has checked every cell. */
function markOfRow(row: Row, line: number): MarkRow {
  return {
    line,
    centreId: String(row["centre_id"]),
    candidateNumber: Number(row["candidate_number"]),
    option: String(row["option"]),
    component: String(row["component"]),
    mark: row["mark"] === null ? null : Number(row["mark"]),
    grade: textOf(row["grade"]),
    status: findStatus(textOf(row["status"])) ?? "marked",
    reason: textOf(row["reason"]),
  };
}

function textOf(cell: Row[string] | undefined): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}
