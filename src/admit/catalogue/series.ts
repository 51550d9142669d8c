import type { Day } from "#kernel";
import type { CatalogueRow } from "./catalogue.ts";

type Series = CatalogueRow<"series">;

/** An academic year, September to August, by the year in which it ends: November 2025 and June 2026 are in 2026. */
export type AcademicYear = number;

/** The form of the code of a series in a parameter: month (A to C are October to December), character, year. */
export const seriesForm = { pattern: /^[1-9A-C][A-Z0-9]\d\d$/i, words: "a series such as 6A26" } as const;

/** The academic year of a series. */
export function academicYearOf(series: Pick<Series, "month" | "year">): AcademicYear {
  return series.month >= 9 ? series.year + 1 : series.year;
}

/**
 * The price list of a series, by the year in which it ends: price lists run from 1 August to 31 July. Source: OCR, fees
 * lists.
 */
export function feeYearOfSeries(series: Pick<Series, "month" | "year">): number {
  return series.month >= 8 ? series.year + 1 : series.year;
}

/** The price list of a day, by the year in which it ends: 31 July 2026 is in 2026, 1 August 2026 in 2027. */
export function feeYearOfDay(day: Day): number {
  const { year, month } = Temporal.PlainDate.from(day);
  return feeYearOfSeries({ year, month });
}

/** `2025/26` */
export function formatAcademicYear(year: AcademicYear): string {
  return `${year - 1}/${String(year % 100).padStart(2, "0")}`;
}

/**
 * Negative, zero or positive as the series code `a` is earlier than, the same as or later than `b`: by year, then
 * month, then the board's own second character. `1A26` is before `6A26`, and `BA25` before both.
 */
export function compareSeries(a: string, b: string): number {
  return rankOf(a) < rankOf(b) ? -1 : rankOf(a) > rankOf(b) ? 1 : 0;
}

function rankOf(code: string): string {
  return `${code.slice(2)} ${code.slice(0, 1)} ${code.slice(1, 2)}`;
}
