import { type Catalogue, loadCatalogue, storedCatalogue, writeCatalogue } from "#catalogue";
import { transactionAs } from "#platform/app";
import { perform } from "#platform/perform";
import { done } from "../act.ts";
import type { DemoStep, DemoWorld } from "../world.ts";

/** The price list of the series of this year. */
const thisYear = 2026;

/** The series of this year that come again next year. */
const repeated: ReadonlySet<string> = new Set(["BA25", "1A26", "6A26"]);

/** The board publishes the series of next year: what can be entered, the fees and the key dates. */
export async function* publishNextYear({ app, people, progress }: DemoWorld): DemoStep {
  yield "2026-06-15";
  const phase = progress.phase("Publish next year's key dates");
  const catalogue = withNextYear(await transactionAs(app, people.board, storedCatalogue));
  done("publish next year's dates", await perform(app, people.board, loadCatalogue, writeCatalogue(catalogue)));
  phase.done(`${repeated.size} series`);
}

/** A catalogue with those series repeated a year on, where they are not there yet; all their figures are samples. */
function withNextYear(catalogue: Catalogue): Catalogue {
  const sample = { status: "sample", source: "ours, for demonstration" } as const;
  const there = new Set(catalogue.series.map((row) => row.series));
  const comes = (series: string): boolean => repeated.has(series) && !there.has(yearOn(series));
  const again = <Row extends { readonly series: string }>(rows: readonly Row[]): readonly Row[] =>
    rows.filter(({ series }) => comes(series)).map((row) => ({ ...row, series: yearOn(row.series) }));
  return {
    ...catalogue,
    series: [
      ...catalogue.series,
      ...again(catalogue.series).map((row) => ({
        ...row,
        year: row.year + 1,
        title: row.title.replace(String(row.year), String(row.year + 1)),
      })),
    ],
    series_options: [...catalogue.series_options, ...again(catalogue.series_options)],
    late_fees: [...catalogue.late_fees, ...again(catalogue.late_fees)],
    prices: [...catalogue.prices, ...pricesAgain(catalogue)],
    key_dates: [
      ...catalogue.key_dates,
      ...again(catalogue.key_dates).map((row) => ({ ...row, ...sample, at: dateYearOn(row.kind, row.at) })),
    ],
  };
}

/** The prices of this year for the next, where it has none yet; all are samples. */
function pricesAgain({ prices }: Catalogue): Catalogue["prices"] {
  const year = Math.max(0, ...prices.map((row) => row.year).filter((each) => each <= thisYear));
  if (prices.some((row) => row.year > year)) return [];
  const again = { year: year + 1, status: "sample", source: "ours, for demonstration" } as const;
  return prices.filter((row) => row.year === year && row.series === null).map((row) => ({ ...row, ...again }));
}

/** `6A26` as `6A27`. */
function yearOn(series: string): string {
  return `${series.slice(0, 2)}${String(Number(series.slice(2)) + 1).padStart(2, "0")}`;
}

/** Deadlines keep their date. Results, and what comes a week before them, keep their day of the week. */
function dateYearOn(kind: string, at: string): string {
  const time = Temporal.PlainDateTime.from(at);
  const keepsDate = kind === "final-entries" || kind === "late-entries" || kind.startsWith("marks-due");
  return time.add(keepsDate ? { years: 1 } : { weeks: 52 }).toString({ smallestUnit: "minute" });
}
