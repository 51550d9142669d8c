import { lineHeight, type TextStyle, textWidth } from "./text-width.ts";

/** One line of a cell, and how it is set. */
export type CellLine = TextStyle & { readonly text: string };

/** What a plan is made from; all lengths in thousandths of a point. */
export type TableText = {
  /** The width of the whole table. */
  readonly width: number;
  /** The space between two columns. */
  readonly gutter: number;
  /** The space above and below the text of a cell. */
  readonly inset: number;
  /** The space between two lines of a cell. */
  readonly leading: number;
  /** The column that takes the width that the others leave. */
  readonly wide: number;
  /** Every row from the first to the last, headings too; each cell with its lines. */
  readonly rows: readonly TableRow[];
};

/** The cells of a row, or a heading across all columns with more space above it. */
export type TableRow = readonly (readonly CellLine[])[] | { readonly across: CellLine; readonly above: number };

/**
 * The measures of a table for `planned` in `house.typ`. Typst sets a cell three times to find widths and heights, so
 * what the font tells before is not left to it. A row whose text might not fit is `auto`, and so is a column with text
 * that cannot be measured: they look the same and take longer.
 */
export type TablePlan = {
  readonly columns: readonly (number | "auto" | "rest")[];
  readonly rows: readonly (number | "auto")[];
  /** Whether every row is short enough to be kept on one page. */
  readonly whole: boolean;
};

/** Works out the plan of a table with `columns` columns. */
export function planTable(table: TableText, columns: number): TablePlan {
  const cells = table.rows.filter(hasCells);
  const natural = Array.from({ length: columns }, (_none, column) => widestOf(cells.map((row) => row[column] ?? [])));
  const widths = columnWidths(table, natural);
  const fits = table.rows.map((row) => fit(table, row, widths));
  return {
    columns: widths,
    rows: table.rows.map((row, at) => (fits[at] === "whole" ? rowHeight(table, row) : "auto")),
    whole: fits.every((each) => each !== "long"),
  };
}

function hasCells(row: TableRow): row is readonly (readonly CellLine[])[] {
  return "length" in row;
}

/** The widest line of these cells; undefined if one of them cannot be measured. */
function widestOf(cells: readonly (readonly CellLine[])[]): number | undefined {
  const widths = cells.flat().map((line) => textWidth(line.text, line));
  return widths.includes(undefined) ? undefined : Math.max(0, ...widths.map((width) => width ?? 0));
}

/** The others are as wide as their widest text. If that leaves too little for the wide column, Typst decides. */
function columnWidths(
  { width, gutter, wide }: TableText,
  natural: readonly (number | undefined)[],
): TablePlan["columns"] {
  const withGutter = natural.map((each, column) => (each ?? width) + (column === 0 ? 0 : gutter));
  const rest = withGutter.reduce((left, each, column) => (column === wide ? left : left - each), width);
  if (rest * 4 < width) return natural.map((_each, column) => (column === wide ? "rest" : "auto"));
  return withGutter.map((each, column) => (column === wide ? rest : each));
}

/** Whether every text of a row fits its line, takes a few more, or might take so many that they go over the page. */
function fit(table: TableText, row: TableRow, widths: TablePlan["columns"]): "whole" | "more" | "long" {
  const lines = hasCells(row)
    ? row.flatMap((cell, column) => cell.map((line) => ({ line, room: room(table, widths, column) })))
    : [{ line: row.across, room: table.width }];
  const taken = lines.map((each) => (textWidth(each.line.text, each.line) ?? Infinity) / each.room);
  const most = Math.max(0, ...taken);
  return most <= 1 ? "whole" : most <= linesKept ? "more" : "long";
}

function room({ gutter }: TableText, widths: TablePlan["columns"], column: number): number {
  const width = widths[column];
  return typeof width === "number" ? width - (column === 0 ? 0 : gutter) : 0;
}

/** A text of so many lines is kept on one page. */
const linesKept = 8;

function rowHeight({ inset, leading }: TableText, row: TableRow): number {
  if (!hasCells(row)) return lineHeight(row.across) + 2 * inset + row.above;
  const heights = row.map((lines) =>
    lines.reduce((sum, line) => sum + lineHeight(line), Math.max(0, lines.length - 1) * leading),
  );
  return Math.max(...heights) + 2 * inset;
}
