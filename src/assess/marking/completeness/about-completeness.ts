import { isFoundIn } from "#candidates";
import { type Found, type List, type ListAsked, type ListFilter, pageOfRows } from "#platform/lists";
import type { Choice } from "#platform/pages";
import { paths } from "../paths.ts";
import type { SeriesChoice, SeriesShown } from "../series.ts";
import type { Totals } from "./completeness-columns.ts";

/** What the three lists of the board have in common, from components down to candidates. */
export const aboutCompleteness = {
  permission: "marks.view",
  scope: "board",
  template: "assess/marking/completeness/list.njk",
} as const satisfies Partial<List<never>>;

export const seriesFilter: ListFilter = { name: "series", label: "Series" };

/** The filters of the lists of the board. */
export const completenessFilters: readonly ListFilter[] = [
  seriesFilter,
  {
    name: "show",
    label: "Show",
    all: "All",
    choices: [
      { value: "outstanding", text: "Outstanding only" },
      { value: "held", text: "On hold only" },
    ],
  },
];

/** A page of the rows that a list shows, of the series that is shown, with the figures above it. */
export function foundIn<Row>(
  { all, shown }: SeriesShown,
  rows: readonly Row[],
  asked: ListAsked,
  totals?: Totals,
): Found<Row> {
  return {
    ...pageOfRows(rows, asked),
    values: { series: shown.series },
    choices: { series: all.map(choiceOf) },
    data: { to: paths, totals },
  };
}

function choiceOf({ series, title }: SeriesChoice): Choice {
  return { value: series, text: title };
}

/** Whether what was searched for is in the words of a row. */
export function isFound({ search }: ListAsked, ...words: readonly string[]): boolean {
  return isFoundIn(search, ...words);
}

/** Whether the filter leaves a row of counts in the list. */
export function isWanted(row: { outstanding: number; held: number }, { values: { show } }: ListAsked): boolean {
  return show === "outstanding" ? row.outstanding > 0 : show === "held" ? row.held > 0 : true;
}
