import { file, json, notFound, page, type Reply, type Route, type WebRequest } from "#platform";
import { exportCsv } from "./export.ts";
import { exportWorkbook } from "./workbook.ts";
import { allResults, findResultList, type ListedResult, type ResultList } from "./list.ts";
import { resultSchema } from "./result-schema.ts";

const query = {
  series: { about: "series such as 6A26; the newest with results when left out" },
  option: { about: "entry code" }, family: { about: "family such as GCSE" }, kind: { about: "award or unit" },
  grade: { about: "a grade, or X, Q or #" }, search: { about: "part of a name or UCI, or a candidate number" }, page: { about: "page from 1" },
} as const;

/** The results of a centre: to the centre itself, and to the board for any centre. */
export const listResultsRoutes: readonly Route[] = [
  { name: "list-results", face: "page", method: "GET", path: "/centre/results", permission: "results.view", scope: "centre",
    summary: "Results of the centre", handle: (request) => listPage(request, request.actor.centreId ?? "", "/centre/results") },
  { name: "list-results-csv", face: "page", method: "GET", path: "/centre/results.csv", permission: "results.view", scope: "centre",
    summary: "Results of the centre as CSV", handle: (request) => csv(request, request.actor.centreId ?? "") },
  { name: "list-results-xlsx", face: "page", method: "GET", path: "/centre/results.xlsx", permission: "results.view", scope: "centre",
    summary: "Results of the centre as a workbook", handle: (request) => xlsx(request, request.actor.centreId ?? "") },
  { name: "list-centre-results", face: "page", method: "GET", path: "/board/centres/:centre/results", permission: "results.view-all",
    scope: "board", summary: "Results of any centre",
    handle: (request) => listPage(request, request.params["centre"] ?? "", `/board/centres/${request.params["centre"]}/results`) },
  { name: "api-results", face: "api", method: "GET", path: "/api/v1/results", permission: "results.view", scope: "centre",
    summary: "Results of the centre", api: { query, answer: { mediaType: "application/json", schema: answerSchema() } },
    handle: api },
];

async function listPage(request: WebRequest, centreId: string, address: string): Promise<Reply> {
  const list = await findResultList(request, centreId);
  if (!list) return page("award/results/list-results/none.njk", { centreId });
  return page("award/results/list-results/page.njk", {
    list, centreId, address, ownCentre: request.actor.side === "centre", queryString: queryString(list), pagination: pagination(list, address),
    breadcrumbs: request.actor.side === "board"
      ? [{ text: "Centres", href: "/board/centres" }, { text: centreId, href: `/board/centres/${centreId}` }, { text: "Results" }] : undefined,
  });
}

function queryString({ filter }: ResultList): string {
  const { centreId: _centre, ...rest } = filter;
  return new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString();
}

function pagination(list: ResultList, address: string): object | undefined {
  if (list.pages === 1) return undefined;
  const href = (number: number): string => `${address}?${queryString(list)}&page=${number}`;
  const near = Array.from({ length: list.pages }, (_none, index) => index + 1)
    .filter((number) => number === 1 || number === list.pages || Math.abs(number - list.page) <= 2);
  const items = near.flatMap((number, index) => {
    const gap = index > 0 && number - (near[index - 1] ?? 0) > 1 ? [{ ellipsis: true }] : [];
    return [...gap, { number, href: href(number), current: number === list.page }];
  });
  return {
    items, previous: list.page > 1 ? { href: href(list.page - 1) } : undefined, next: list.page < list.pages ? { href: href(list.page + 1) } : undefined,
  };
}

async function csv(request: WebRequest, centreId: string): Promise<Reply> {
  const all = await allResults(request, centreId);
  return all ? file(`results-${centreId}-${all.series}.csv`, "text/csv; charset=utf-8", exportCsv(all.rows)) : notFound;
}

async function xlsx(request: WebRequest, centreId: string): Promise<Reply> {
  const all = await allResults(request, centreId);
  if (!all) return notFound;
  return file(`results-${centreId}-${all.series}.xlsx`, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    await exportWorkbook(all.series, all.rows));
}

async function api(request: WebRequest): Promise<Reply> {
  const list = await findResultList(request, request.actor.centreId ?? "");
  if (!list) return json({ series: null, total: 0, page: 1, pages: 1, results: [] });
  return json({ series: list.filter.series, total: list.total, page: list.page, pages: list.pages, results: list.rows.map(apiResult) });
}

/** A result as the API gives it. */
export function apiResult(row: ListedResult): object {
  return {
    centre: row.centreId, series: row.series, candidateNumber: String(row.candidateNumber).padStart(4, "0"), uci: row.uci, uln: row.uln,
    surname: row.surname, forenames: row.forenames, option: row.option, title: row.title, family: row.family, kind: row.kind,
    status: row.status, grade: row.grade, partialAbsence: row.partialAbsence, shown: row.shown, total: row.total, maxTotal: row.maxTotal,
    uniform: row.uniform, points: row.points, version: row.version,
  };
}

function answerSchema(): object {
  return {
    type: "object", required: ["series", "total", "page", "pages", "results"],
    properties: {
      series: { type: ["string", "null"] }, total: { type: "integer" }, page: { type: "integer" }, pages: { type: "integer" },
      results: { type: "array", items: resultSchema },
    },
  };
}
