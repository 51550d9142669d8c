import type { Cell, Row, TableShape } from "#kernel";

export type CsvOptions = {
  /** For files that people open in a spreadsheet: a `'` goes before what would start a formula. */
  readonly guardFormulas?: boolean;
};

/** Writes CSV (RFC 4180): CR LF after every line, quotation marks only where needed, true and false as yes and no. */
export function writeCsv(rows: Iterable<readonly Cell[]>, options: CsvOptions = {}): string {
  let text = "";
  for (const row of rows) text += writeCsvRow(row, options);
  return text;
}

/** Writes one line of CSV, its CR LF included. */
export function writeCsvRow(row: readonly Cell[], options: CsvOptions = {}): string {
  return `${row.map((cell) => quote(cellText(cell, options))).join(",")}\r\n`;
}

/**
 * Writes a table by its shape: the heading, then the rows, columns in the order of the shape. `readTable` reads it
 * back.
 */
export function writeTable(shape: TableShape, rows: Iterable<Row>, options: CsvOptions = {}): string {
  const names = shape.columns.map((column) => column.name);
  let text = writeCsvRow(names);
  for (const row of rows)
    text += writeCsvRow(
      names.map((name) => row[name] ?? null),
      options,
    );
  return text;
}

function cellText(cell: Cell, options: CsvOptions): string {
  if (cell === null) return "";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell === "number") return String(cell);
  return options.guardFormulas ? guarded(cell) : cell;
}

/**
 * What spreadsheets read as the start of a formula, at the start of a cell: the wide signs of East Asian keyboards are
 * among them.
 */
const atStart = /^(?:[\t\r\n]|[ \u00A0]{0,20}[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;
/** A spreadsheet that separates cells by something else cuts this one there, whatever quotation marks are around it. */
const afterCut = /([;|\t\r\n]["' \u00A0]{0,20})(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** The text with a `'` wherever a spreadsheet would begin a formula. */
function guarded(text: string): string {
  const inside = text.replaceAll(afterCut, "$1'");
  return atStart.test(text) ? `'${inside}` : inside;
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
