import { type ListView, listView, type Tx, transactionAs, type WebRequest } from "#platform";
import { fourFigures, shortGrade, shownTotal } from "../grade-shown.ts";
import {
  countResults,
  type ResultFilter,
  type ResultRow,
  resultsOf,
  type SeriesTitle,
  seriesWithResults,
} from "../queries.ts";
import { optionsToRead } from "../options-to-read.ts";
import { chooseSeries, readCode, readSearch } from "../read-address.ts";
import { type Choices, choicesOf } from "./choices.ts";

/** A page of results, what can be filtered, and how many there are. */
export type ResultList = Choices & {
  readonly series: readonly SeriesTitle[];
  readonly filter: ResultFilter;
  readonly view: ListView;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly ListedResult[];
};

/** A result with the texts that are shown of it; `number` is the candidate number in four figures. */
export type ListedResult = ResultRow & { readonly shown: string; readonly from: string; readonly number: string };

/** The list that a request's query asks for; null when there are no results of that series that the reader may see. */
export async function findResultList(request: WebRequest, centreId: string): Promise<ResultList | null> {
  return transactionAs(request.app, request.actor, async (tx) => {
    const within = await optionsToRead(tx, request.actor);
    const series = await seriesWithResults(tx, centreId, within);
    const chosen = chooseSeries(series, request.query["series"]);
    if (!chosen) return null;
    const filter = readFilter(request.query, chosen.series, centreId, within);
    const total = await countResults(tx, filter);
    const pages = Math.max(1, Math.ceil(total / listView({}).size));
    const view = lastAtMost(listView(request.query), pages);
    const rows = await resultsOf(tx, { ...filter, limit: view.size, offset: view.offset });
    const choices = await choicesOf(tx, chosen.series, centreId, within);
    return { series, filter, view, pages, total, rows: rows.map(listed), ...choices };
  });
}

/** Every result that the query asks for, for an export; null as for the list. */
export async function allResults(request: WebRequest, centreId: string): Promise<AllResults | null> {
  return transactionAs(request.app, request.actor, async (tx) => {
    const within = await optionsToRead(tx, request.actor);
    const chosen = chooseSeries(await seriesWithResults(tx, centreId, within), request.query["series"]);
    if (!chosen) return null;
    const rows = await resultsOf(tx, readFilter(request.query, chosen.series, centreId, within));
    return { series: chosen.series, rows: rows.map(listed) };
  });
}

export type AllResults = { readonly series: string; readonly rows: readonly ListedResult[] };

/** Results with the texts that lists and exports show. */
export function listedResults(rows: readonly ResultRow[]): readonly ListedResult[] {
  return rows.map(listed);
}

/** Whether there is a centre of this number: the board is told apart from one that has no results. */
export function isCentre(request: WebRequest, centreId: string): Promise<boolean> {
  return transactionAs(request.app, request.actor, async (tx: Tx) => {
    const found = await tx
      .selectFrom("centres.centre")
      .select("centre_id")
      .where("centre_id", "=", centreId)
      .executeTakeFirst();
    return found !== undefined;
  });
}

function listed(row: ResultRow): ListedResult {
  return { ...row, shown: shortGrade(row), from: shownTotal(row), number: fourFigures(row) };
}

/** A page beyond the last shows the last: rows may have gone since the address was kept. */
function lastAtMost(view: ListView, pages: number): ListView {
  const page = Math.min(view.page, pages);
  return { ...view, page, offset: (page - 1) * view.size };
}

function readFilter(
  query: Readonly<Record<string, string>>,
  series: string,
  centreId: string,
  within: readonly string[] | null,
): ResultFilter {
  const fields = {
    option: readCode(query["option"]),
    family: readCode(query["family"]),
    kind: readCode(query["kind"]),
    grade: readSearch(query["grade"]),
    search: readSearch(query["search"]),
  };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { series, centreId, ...(within ? { within } : {}), ...given };
}
