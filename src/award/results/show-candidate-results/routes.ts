import { json, notFound, page, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { shownGrade, shownTotal } from "../grade-shown.ts";
import { resultSchema } from "../list-results/result-schema.ts";
import { apiResult } from "../list-results/routes.ts";
import { type ResultRow, resultsOf, seriesWithResults } from "../queries.ts";

/** One candidate's results: to the centre, to the board, and to the candidate. */
export const candidateResultsRoutes: readonly Route[] = [
  { name: "show-candidate-results", face: "page", method: "GET", path: "/centre/results/:series/:candidate", permission: "results.view",
    scope: "centre", summary: "Results of one candidate", handle: (request) => ofCandidate(request, request.actor.centreId ?? "", "/centre/results") },
  { name: "show-candidate-results-board", face: "page", method: "GET", path: "/board/centres/:centre/results/:series/:candidate",
    permission: "results.view-all", scope: "board", summary: "Results of one candidate of any centre",
    handle: (request) => ofCandidate(request, request.params["centre"] ?? "", `/board/centres/${request.params["centre"]}/results`) },
  { name: "show-my-results", face: "page", method: "GET", path: "/candidate/results", permission: "results.view-own", scope: "candidate",
    summary: "My results", handle: mine },
  { name: "api-my-results", face: "api", method: "GET", path: "/api/v1/my-results", permission: "results.view-own", scope: "candidate",
    summary: "My results", handle: mineAsJson,
    api: { query: { series: { about: "series such as 6A26; the newest when left out" } },
      answer: { mediaType: "application/json", schema: { type: "array", items: resultSchema } } } },
];

type Shown = ResultRow & { readonly shown: string; readonly from: string };

async function ofCandidate(request: WebRequest, centreId: string, address: string): Promise<Reply> {
  const candidateId = Number.parseInt(request.params["candidate"] ?? "", 10);
  if (!Number.isSafeInteger(candidateId) || candidateId < 1 || candidateId > 2_000_000_000) return notFound;
  const series = request.params["series"] ?? "";
  const results = await transactionAs(request.app, request.actor, (tx) => resultsOf(tx, { series, centreId, candidateId }));
  const person = results[0];
  if (!person) return notFound;
  const own = request.actor.side === "centre";
  return page("award/results/show-candidate-results/page.njk", {
    person, series, address, own, ...grouped(results),
    breadcrumbs: [{ text: own ? "Results" : `Results of ${centreId}`, href: `${address}?series=${series}` }, { text: `${person.forenames} ${person.surname}` }],
  });
}

async function mine(request: WebRequest): Promise<Reply> {
  const { series, chosen, results } = await myResults(request);
  return page("award/results/show-candidate-results/mine.njk", { series, chosen, person: results[0], ...grouped(results) });
}

async function mineAsJson(request: WebRequest): Promise<Reply> {
  const { results } = await myResults(request);
  return json(results.map((row) => apiResult(show(row))));
}

async function myResults(request: WebRequest): Promise<{ series: readonly object[]; chosen: object | undefined; results: readonly ResultRow[] }> {
  const { centreId, candidateId } = request.actor;
  return transactionAs(request.app, request.actor, async (tx) => {
    const series = await seriesWithResults(tx);
    const chosen = series.find((each) => each.series === request.query["series"]) ?? series[0];
    if (!chosen || centreId === null || candidateId === null) return { series: [], chosen: undefined, results: [] };
    return { series, chosen, results: await resultsOf(tx, { series: chosen.series, centreId, candidateId }) };
  });
}

function grouped(results: readonly ResultRow[]): { awards: readonly Shown[]; units: readonly Shown[] } {
  const shown = results.map(show);
  return { awards: shown.filter((row) => row.kind !== "unit"), units: shown.filter((row) => row.kind === "unit") };
}

function show(row: ResultRow): Shown {
  return { ...row, shown: shownGrade(row), from: shownTotal(row) };
}
