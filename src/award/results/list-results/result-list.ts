import { seriesForm } from "#catalogue";
import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { List, ListAsked, ListFilter } from "#platform/lists";
import { optionsToRead } from "../options-to-read.ts";
import { paths } from "../paths.ts";
import { embargoInName, embargoNotice, findEmbargo } from "../under-embargo.ts";
import { boardPlaces, centrePlaces, centreTrail } from "../places.ts";
import { countResults, type ResultFilter, resultsOf, seriesWithResults } from "../queries.ts";
import { chooseSeries, readCode, readSearch } from "../read-address.ts";
import { choicesOf } from "./choices.ts";
import { resultColumns } from "./columns.ts";
import { type ListedResult, listedResult } from "./listed-result.ts";
import { openingsOf } from "./openings.ts";

const filters: readonly ListFilter[] = [
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
    empty: "This centre has no results yet.",
    find: (tx, asked) => findResults(tx, asked, centreId),
  };
}

async function findResults(tx: Tx, asked: ListAsked, centreId: string): ReturnType<List<ListedResult>["find"]> {
  const { actor, limit, offset, values, face } = asked;
  const within = await optionsToRead(tx, actor);
  const seen = await seriesWithResults(tx, centreId, within);
  const series = chooseSeries(seen, values["series"])?.series;
  const [own, openings] = [actor.side === "centre", face === "page" ? await openingsOf(tx, actor) : []];
  const data = { own, openings, to: paths, series };
  const fileOf = own ? [] : [centreId];
  const seriesChoices = seen.map((each) => ({ value: each.series, text: each.title }));
  if (series === undefined) {
    const standing = seen.length === 0 ? { values: { series: "" } } : { choices: { series: seriesChoices } };
    return ok({ total: 0, rows: [], ...standing, fileOf, data });
  }
  const filter: ResultFilter = { ...readFilter(asked), series, centreId, ...(within ? { within } : {}) };
  const rows = await resultsOf(tx, { ...filter, offset, ...(limit === null ? {} : { limit }) });
  const { search, ...unsearched } = filter;
  const { options, families, grades, count } = await choicesOf(tx, { series, centreId, within }, unsearched);
  const shown = filter.family === undefined ? families.map(({ value }) => value) : [filter.family];
  const embargo = face === "api" ? undefined : await findEmbargo(tx, series, shown);
  return ok({
    total: search ? await countResults(tx, filter) : count,
    rows: rows.map(listedResult),
    values: { series },
    choices: { series: seriesChoices, family: families, option: options, grade: grades },
    fileOf: [...fileOf, series, ...embargoInName(embargo)],
    data: { ...data, embargo: embargoNotice(embargo) },
  });
}

function readFilter({ values, search }: ListAsked): Partial<ResultFilter> {
  const fields = {
    option: readCode(values["option"]),
    family: readCode(values["family"]),
    kind: readCode(values["kind"]),
    grade: readSearch(values["grade"]),
    search: readSearch(search),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
