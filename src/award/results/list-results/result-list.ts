import { seriesForm } from "#catalogue";
import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { List, ListAsked, ListFilter } from "#platform/lists";
import { shortSigns } from "../grade-signs.ts";
import { paths } from "../paths.ts";
import { embargoInName, embargoNotice, findEmbargo } from "../under-embargo.ts";
import { boardPlaces, centrePlaces, centreTrail } from "../places.ts";
import { countResults, resultsOf } from "../queries.ts";
import { choicesOf } from "./choices.ts";
import { resultColumns } from "./columns.ts";
import { type ListedResult, listedResult } from "./listed-result.ts";
import { resultOrders } from "../result-orders.ts";
import { findResultsAsked } from "./results-asked.ts";
import { viewFilter, viewsOf } from "./views.ts";

const filters: readonly ListFilter[] = [
  viewFilter,
  { name: "series", label: "Series", form: seriesForm },
  { name: "family", label: "Qualification type", all: "All" },
  { name: "option", label: "Entry code", all: "All" },
  {
    name: "kind",
    label: "Show",
    all: "Awards and units",
    choices: [
      { value: "award", text: "Awards" },
      { value: "unit", text: "Units" },
    ],
  },
  { name: "grade", label: "Grade", all: "All" },
];

/** What both lists of results have in common. */
const aboutResults = {
  search: "Name, number or UCI",
  filters,
  orders: resultOrders,
  template: "award/results/list-results/page.njk",
} as const;

/** The results of the reader's own centre, which its systems read as well. */
export const ownResults: List<ListedResult> = {
  ...aboutResults,
  name: "list-results",
  summary: "Results of the centre",
  path: paths.results,
  apiPath: paths.resultsApi,
  apiRows: "results",
  permission: "results.view",
  scope: "centre",
  title: "Results",
  columns: resultColumns(centrePlaces),
  tabs: ({ values }) => viewsOf(paths.results(), values),
  empty: "There are no results to see yet.",
  find: (tx, asked) => findResults(tx, asked, asked.actor.centreId ?? ""),
};

/** The results of any centre, for the board. */
export function resultsOfCentre(centreId: string): List<ListedResult> {
  return {
    ...aboutResults,
    name: "list-centre-results",
    summary: "Results of any centre",
    path: paths.boardResults,
    permission: "results.view-all",
    scope: "board",
    title: `Results for centre ${centreId}`,
    fileName: "results",
    trail: centreTrail(centreId),
    columns: resultColumns(boardPlaces),
    tabs: ({ values }) => viewsOf(paths.boardResults({ centre: centreId }), values),
    empty: "This centre has no results yet.",
    find: (tx, asked) => findResults(tx, asked, centreId),
  };
}

async function findResults(tx: Tx, asked: ListAsked, centreId: string): ReturnType<List<ListedResult>["find"]> {
  const { limit, offset, face, sort } = asked;
  const { filter, within, caption, seriesChoices, hasAny, fileOf, data } = await findResultsAsked(tx, asked, centreId);
  const choices = { series: seriesChoices };
  if (!filter) {
    const standing = hasAny ? { choices } : { values: { series: "" } };
    return ok({ total: 0, rows: [], ...standing, caption, fileOf, data });
  }
  const { series } = filter;
  const rows = await resultsOf(tx, { ...filter, sort, offset, ...(limit === null ? {} : { limit }) });
  const { search, ...unsearched } = filter;
  const { options, families, grades, count } = await choicesOf(tx, { series, centreId, within }, unsearched);
  const shown = filter.family === undefined ? families.map(({ value }) => value) : [filter.family];
  const embargo = face === "api" ? undefined : await findEmbargo(tx, series, shown);
  return ok({
    total: search ? await countResults(tx, filter) : count,
    rows: rows.map(listedResult),
    caption,
    values: { series },
    choices: { ...choices, family: families, option: options, grade: grades },
    fileOf: [...fileOf, series, ...embargoInName(embargo)],
    data: { ...data, embargo: embargoNotice(embargo), signs: shortSigns(rows) },
  });
}
