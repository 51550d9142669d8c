import { writeXlsx, type Cell as SheetCell } from "hucre/xlsx";
import type { Cell } from "#kernel";

/** A sheet of a workbook: a heading row, then rows of text, whole numbers, yes or no, or nothing. */
export type Sheet = {
  /** At most 31 characters, without any of `[]:*?/\`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
};

export type SheetColumn = {
  readonly heading: string;
  /** In characters; worked out from the cells when absent. */
  readonly width?: number;
  /** Days as `2026-02-21`, or times as `2026-02-21 23:59:00`: a spreadsheet then sorts and counts with them. */
  readonly holds?: "day" | "instant" | undefined;
};

/** As British spreadsheets show them. */
const shownAs = { day: "dd/mm/yyyy", instant: "dd/mm/yyyy hh:mm:ss" } as const;

const [widthMin, widthMax] = [6, 60];

/** Every workbook says that it was written then, so that the same sheets give the same bytes. */
const writtenAt = new Date(Temporal.Instant.from("2000-01-01T00:00:00Z").epochMilliseconds);

/**
 * Writes an XLSX workbook. The heading row is bold and stays in sight. Text stays text: candidate number `0042` keeps
 * its zeros and nothing in a cell becomes a formula. Yes-no values are written as the words.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    properties: { created: writtenAt, modified: writtenAt },
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      columns: sheet.columns.map((column, index) => ({
        width: column.width ?? widthOf(sheet, index),
        ...(column.holds ? { numFmt: shownAs[column.holds] } : {}),
      })),
      rows: [sheet.columns.map((column) => column.heading), ...sheet.rows.map((row) => rowOf(sheet, row))],
      cells: boldHeadings(sheet),
      freezePane: { rows: 1 },
    })),
  });
}

function boldHeadings(sheet: Sheet): Map<string, Partial<SheetCell>> {
  return new Map(
    sheet.columns.map((column, index) => [
      `0,${index}`,
      { value: column.heading, type: "string", style: { font: { bold: true } } },
    ]),
  );
}

function rowOf({ columns }: Sheet, row: readonly Cell[]): (string | number | null)[] {
  return row.map((cell, index) => (columns[index]?.holds && typeof cell === "string" ? serialOf(cell) : plain(cell)));
}

const spreadsheetEpoch = Temporal.PlainDate.from("1899-12-30");
const secondsOfDay = 86_400;

/** A day, or a time of the clock, as spreadsheets count it: days since 30 December 1899. Other text stays text. */
function serialOf(text: string): string | number {
  const [, day, hours = "0", minutes = "0", seconds = "0"] =
    /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d):(\d\d))?$/.exec(text) ?? [];
  if (day === undefined) return text;
  const days = spreadsheetEpoch.until(day).days;
  return days + (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) / secondsOfDay;
}

function plain(cell: Cell): string | number | null {
  return typeof cell === "boolean" ? (cell ? "yes" : "no") : cell;
}

function widthOf(sheet: Sheet, index: number): number {
  const lengths = sheet.rows.map((row) => String(row[index] ?? "").length);
  const longest = lengths.reduce((most, each) => Math.max(most, each), sheet.columns[index]?.heading.length ?? 0);
  return Math.min(Math.max(longest + 2, widthMin), widthMax);
}
