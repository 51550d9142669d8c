import { writeCsv } from "#formats";
import type { Cell } from "#kernel";
import type { ListedResult } from "./list.ts";

/** The columns of a results export, for people and spreadsheets. */
export const exportHeading = [
  "Centre",
  "Series",
  "Candidate number",
  "Surname",
  "Forenames",
  "UCI",
  "ULN",
  "Entry code",
  "Title",
  "Qualification type",
  "Kind",
  "Grade",
  "Result",
  "Total",
  "Maximum",
  "Uniform mark",
  "Points",
] as const;

/** Results as rows of an export, heading first. */
export function exportRows(results: readonly ListedResult[]): Cell[][] {
  return [[...exportHeading], ...results.map(exportRow)];
}

/** Results as CSV; text that a spreadsheet would take for a formula is made harmless. */
export function exportCsv(results: readonly ListedResult[]): Uint8Array {
  return Buffer.from(`\uFEFF${writeCsv(exportRows(results), { guardFormulas: true })}`, "utf8");
}

function exportRow(result: ListedResult): Cell[] {
  return [
    result.centreId,
    result.series,
    result.number,
    result.surname,
    result.forenames,
    result.uci,
    result.uln,
    result.option,
    result.title,
    result.familyTitle,
    result.kind,
    result.grade,
    result.shown,
    result.total,
    result.maxTotal,
    result.uniform,
    result.points,
  ];
}
