import { json, notFound, page, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { wayToResults } from "../breadcrumbs.ts";
import { fourFigures, shownGrade, shownTotal } from "../grade-shown.ts";
import { apiResult } from "../list-results/api-result.ts";
import type { ListedResult } from "../list-results/list.ts";
import { resultSchema } from "../list-results/result-schema.ts";
import { optionsToRead } from "../options-to-read.ts";
import { type ResultRow, resultsOf, type SeriesTitle, seriesWithResults } from "../queries.ts";
import { chooseSeries, readCode, readNumber } from "../read-address.ts";
import { signsIn } from "./signs-in.ts";
import { type StillToCome, stillToCome } from "./still-to-come.ts";

/** One candidate's results: to the centre, to the board, and to the candidate. */
export const candidateResultsRoutes: readonly Route[] = [
  {
    name: "show-candidate-results",
    face: "page",
    method: "GET",
    path: "/centre/results/:series/:candidate",
    permission: "results.view",
    scope: "centre",
    summary: "Results of one candidate",
    handle: ofCandidate,
  },
  {
    name: "show-candidate-results-board",
    face: "page",
    method: "GET",
    path: "/board/centres/:centre/results/:series/:candidate",
    permission: "results.view-all",
    scope: "board",
    summary: "Results of one candidate of any centre",
    handle: ofCandidate,
  },
  {
    name: "show-my-results",
    face: "page",
    method: "GET",
    path: "/candidate/results",
    permission: "results.view-own",
    scope: "candidate",
    summary: "My results",
    handle: mine,
  },
  {
    name: "api-my-results",
    face: "api",
    method: "GET",
    path: "/api/v1/my-results",
    permission: "results.view-own",
    scope: "candidate",
    summary: "My results",
    handle: mineAsJson,
    api: {
      query: { series: { about: "series such as 6A26; the newest when left out" } },
      answer: { mediaType: "application/json", schema: { type: "array", items: resultSchema } },
    },
  },
];

async function ofCandidate(request: WebRequest): Promise<Reply> {
  const own = request.actor.side === "centre";
  const centreId = own ? (request.actor.centreId ?? "") : (readCode(request.params["centre"]) ?? "");
  const address = own ? "/centre/results" : `/board/centres/${centreId}/results`;
  const [series, candidateId] = [readCode(request.params["series"]), readNumber(request.params["candidate"])];
  if (!series || !candidateId) return notFound;
  const found = await transactionAs(request.app, request.actor, async (tx) => {
    const within = await optionsToRead(tx, request.actor);
    return {
      results: await resultsOf(tx, { series, centreId, candidateId, within }),
      title: (await seriesWithResults(tx, centreId)).find((each) => each.series === series)?.title,
    };
  });
  const person = found.results[0];
  if (!person) return notFound;
  return page("award/results/show-candidate-results/page.njk", {
    person,
    number: fourFigures(person),
    series: found.title,
    address: `${address}/${series}/${candidateId}`,
    own,
    ...grouped(found.results),
    signs: signsIn(found.results),
    wide: true,
    breadcrumbs: [...wayToResults(centreId, own, series), { text: `${person.forenames} ${person.surname}` }],
  });
}

async function mine(request: WebRequest): Promise<Reply> {
  const { series, chosen, results, coming } = await myResults(request);
  return page("award/results/show-candidate-results/mine.njk", {
    series,
    chosen,
    person: results[0],
    number: results[0] && fourFigures(results[0]),
    ...grouped(results),
    signs: signsIn(results),
    coming,
  });
}

async function mineAsJson(request: WebRequest): Promise<Reply> {
  const { results } = await myResults(request);
  return json(results.map((row) => apiResult(show(row))));
}

type Mine = {
  readonly series: readonly SeriesTitle[];
  readonly chosen: SeriesTitle | undefined;
  readonly results: readonly ResultRow[];
  readonly coming: readonly StillToCome[];
};

async function myResults(request: WebRequest): Promise<Mine> {
  const { centreId, candidateId } = request.actor;
  if (centreId === null || candidateId === null) return { series: [], chosen: undefined, results: [], coming: [] };
  return transactionAs(request.app, request.actor, async (tx) => {
    const series = await seriesWithResults(tx, centreId);
    const chosen = chooseSeries(series, request.query["series"]);
    const results = chosen ? await resultsOf(tx, { series: chosen.series, centreId, candidateId }) : [];
    return { series, chosen, results, coming: await stillToCome(tx, centreId, candidateId) };
  });
}

type Grouped = { readonly awards: readonly ListedResult[]; readonly units: readonly ListedResult[] };

function grouped(results: readonly ResultRow[]): Grouped {
  const shown = results.map(show);
  return { awards: shown.filter((row) => row.kind !== "unit"), units: shown.filter((row) => row.kind === "unit") };
}

function show(row: ResultRow): ListedResult {
  return { ...row, shown: shownGrade(row), from: shownTotal(row), number: fourFigures(row) };
}
