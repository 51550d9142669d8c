import { file, json, notFound, page, pagination, rangeWords, type Reply, type Route, type WebRequest } from "#platform";
import { readCode } from "../read-address.ts";
import { apiResult } from "./api-result.ts";
import { exportCsv } from "./export.ts";
import { allResults, findResultList, isCentre } from "./list.ts";
import { openingsFor } from "./openings.ts";
import { resultPageSchema } from "./result-schema.ts";
import { exportWorkbook } from "./workbook.ts";

const query = {
  series: { about: "series such as 6A26; the newest with results when left out" },
  option: { about: "entry code" },
  family: { about: "family such as GCSE" },
  kind: { about: "award or unit" },
  grade: { about: "a grade, or X, Q or #" },
  search: { about: "part of a name or UCI, or a candidate number" },
  page: { about: "page from 1" },
} as const;

const ownCentre = { permission: "results.view", scope: "centre" } as const;
const anyCentre = { permission: "results.view-all", scope: "board" } as const;

/** The results of a centre: to the centre itself, and to the board for any centre. */
export const listResultsRoutes: readonly Route[] = [
  {
    name: "list-results",
    face: "page",
    method: "GET",
    path: "/centre/results",
    ...ownCentre,
    summary: "Results of the centre",
    handle: listPage,
  },
  {
    name: "list-results-csv",
    face: "page",
    method: "GET",
    path: "/centre/results.csv",
    ...ownCentre,
    summary: "Results of the centre as CSV",
    handle: csv,
  },
  {
    name: "list-results-xlsx",
    face: "page",
    method: "GET",
    path: "/centre/results.xlsx",
    ...ownCentre,
    summary: "Results of the centre as a workbook",
    handle: xlsx,
  },
  {
    name: "list-centre-results",
    face: "page",
    method: "GET",
    path: "/board/centres/:centre/results",
    ...anyCentre,
    summary: "Results of any centre",
    handle: listPage,
  },
  {
    name: "list-centre-results-csv",
    face: "page",
    method: "GET",
    path: "/board/centres/:centre/results.csv",
    ...anyCentre,
    summary: "Results of any centre as CSV",
    handle: csv,
  },
  {
    name: "list-centre-results-xlsx",
    face: "page",
    method: "GET",
    path: "/board/centres/:centre/results.xlsx",
    ...anyCentre,
    summary: "Results of any centre as a workbook",
    handle: xlsx,
  },
  {
    name: "api-results",
    face: "api",
    method: "GET",
    path: "/api/v1/results",
    ...ownCentre,
    summary: "Results of the centre",
    handle: api,
    api: { query, answer: { mediaType: "application/json", schema: resultPageSchema } },
  },
];

/** The centre whose results are asked for: the actor's own, or the one the board names. */
function centreOf({ actor, params }: WebRequest): string {
  return actor.side === "board" ? (readCode(params["centre"]) ?? "") : (actor.centreId ?? "");
}

async function listPage(request: WebRequest): Promise<Reply> {
  const centreId = centreOf(request);
  const own = request.actor.side === "centre";
  const list = await findResultList(request, centreId);
  if (!list && !(await isCentre(request, centreId))) return notFound;
  const place = { centreId, own, address: own ? "/centre/results" : `/board/centres/${centreId}/results` };
  const breadcrumbs = own
    ? undefined
    : [
        { text: "Centres", href: "/board/centres" },
        { text: centreId, href: `/board/centres/${centreId}` },
        { text: "Results" },
      ];
  const openings = await openingsFor(request.app, request.actor);
  if (!list) return page("award/results/list-results/none.njk", { ...place, breadcrumbs, openings });
  const { view, total, filter } = list;
  return page("award/results/list-results/page.njk", {
    ...place,
    breadcrumbs,
    list,
    openings,
    range: rangeWords(total, view),
    wide: true,
    queryString: new URLSearchParams(stateOf(request)).toString(),
    isFiltered: Object.keys(filter).some((name) => !["series", "centreId", "within"].includes(name)),
    pagination: pagination(total, view, place.address, stateOf(request)),
  });
}

/** The state of the list in the address, but for the page: what links to exports and other pages keep. */
function stateOf(request: WebRequest): Record<string, string> {
  const given = Object.entries(request.query).filter(([, value]) => value !== "");
  return Object.fromEntries(given.filter(([name]) => name !== "page" && Object.hasOwn(query, name)));
}

async function csv(request: WebRequest): Promise<Reply> {
  const centreId = centreOf(request);
  const all = await allResults(request, centreId);
  return all ? file(`results-${centreId}-${all.series}.csv`, "text/csv; charset=utf-8", exportCsv(all.rows)) : notFound;
}

async function xlsx(request: WebRequest): Promise<Reply> {
  const centreId = centreOf(request);
  const all = await allResults(request, centreId);
  if (!all) return notFound;
  const workbook = await exportWorkbook(all.series, all.rows);
  const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return file(`results-${centreId}-${all.series}.xlsx`, mediaType, workbook);
}

async function api(request: WebRequest): Promise<Reply> {
  const list = await findResultList(request, request.actor.centreId ?? "");
  if (!list) return json({ series: null, total: 0, page: 1, pages: 1, results: [] });
  const { filter, total, view, pages, rows } = list;
  return json({ series: filter.series, total, page: view.page, pages, results: rows.map(apiResult) });
}
