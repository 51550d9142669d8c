import { seriesForm } from "#catalogue";
import { findCentre } from "#centres";
import { fullName } from "#kernel";
import { transactionAs } from "#platform/app";
import { rowForApi, rowShape } from "#platform/lists";
import { json, notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { fourFigures, shownGrade, shownTotal } from "../grade-shown.ts";
import { linkWords, resultRecord } from "../list-results/columns.ts";
import type { ListedResult } from "../list-results/listed-result.ts";
import { optionsToRead } from "../options-to-read.ts";
import { paths } from "../paths.ts";
import { embargoNotice, findEmbargo } from "../under-embargo.ts";
import { placesFor } from "../places.ts";
import { type ResultRow, resultsOf, seriesWithResults } from "../queries.ts";
import { readCode, readNumber } from "../read-address.ts";
import { myResults } from "./my-results.ts";
import { findNeighbours, type Neighbour, type Neighbours } from "./neighbours.ts";
import { signsIn } from "./signs-in.ts";

/** One candidate's results: to the centre, to the board, and to the candidate. */
export const candidateResultsRoutes: readonly Route[] = [
  {
    name: "show-candidate-results",
    face: "page",
    method: "GET",
    path: paths.candidate.pattern,
    permission: "results.view",
    scope: "centre",
    summary: "Results of one candidate",
    handle: ofCandidate,
  },
  {
    name: "show-candidate-results-board",
    face: "page",
    method: "GET",
    path: paths.boardCandidate.pattern,
    permission: "results.view-all",
    scope: "board",
    summary: "Results of one candidate of any centre",
    handle: ofCandidate,
  },
  {
    name: "show-my-results",
    face: "page",
    method: "GET",
    path: paths.myResults.pattern,
    permission: "results.view-own",
    scope: "candidate",
    summary: "My results",
    handle: mine,
  },
  {
    name: "api-my-results",
    face: "api",
    method: "GET",
    path: paths.myResultsApi.pattern,
    permission: "results.view-own",
    scope: "candidate",
    summary: "My results",
    handle: mineAsJson,
    api: {
      query: { series: { about: "series such as 6A26; the newest when left out", form: seriesForm } },
      answer: { mediaType: "application/json", schema: { type: "array", items: rowShape(resultRecord) } },
    },
  },
];

async function ofCandidate(request: WebRequest): Promise<Reply> {
  const own = request.actor.side === "centre";
  const centreId = own ? (request.actor.centreId ?? "") : (readCode(request.params["centre"]) ?? "");
  const [series, candidateId] = [readCode(request.params["series"]), readNumber(request.params["candidate"])];
  if (!series || !candidateId) return notFound;
  const found = await transactionAs(request.app, request.actor, async (tx) => {
    const within = await optionsToRead(tx, request.actor);
    const results = await resultsOf(tx, { series, centreId, candidateId, within });
    return {
      results,
      embargo: embargoNotice(await findEmbargo(tx, series, [...new Set(results.map((row) => row.family))])),
      title: (await seriesWithResults(tx, centreId)).find((each) => each.series === series)?.title,
      centre: await findCentre(tx, centreId),
      neighbours: await findNeighbours(tx, { series, centreId, within }, candidateId),
    };
  });
  const [person, places] = [found.results[0], placesFor(request.actor)];
  if (!person) return notFound;
  return page("award/results/show-candidate-results/page.njk", {
    person,
    name: fullName(person),
    number: fourFigures(person),
    series: found.title,
    centre: found.centre,
    pages: neighbourPages(found.neighbours, (candidate) => places.candidate({ ...person, candidateId: candidate })),
    embargo: found.embargo,
    statement: own ? paths.statement({ series, candidate: candidateId }) : undefined,
    ...grouped(found.results, places.explanation),
    signs: signsIn(found.results),
    wide: true,
    trail: places.trail(person),
  });
}

/** The way to the candidates before and after, as the pagination of the page. */
function neighbourPages({ before, after }: Neighbours, place: (candidateId: number) => string) {
  const linkTo = (text: string, to: Neighbour | undefined) =>
    to && { text, labelText: to.name, href: place(to.candidateId) };
  const [previous, next] = [linkTo("Previous candidate", before), linkTo("Next candidate", after)];
  return previous || next ? { ...(previous ? { previous } : {}), ...(next ? { next } : {}) } : undefined;
}

async function mine(request: WebRequest): Promise<Reply> {
  const { series, chosen, results, coming } = await myResults(request);
  return page("award/results/show-candidate-results/mine.njk", {
    series,
    chosen,
    person: results[0],
    number: results[0] && fourFigures(results[0]),
    to: paths,
    ...grouped(results, ({ series: of, option }) => paths.myExplanation({ series: of, option })),
    signs: signsIn(results),
    coming,
  });
}

async function mineAsJson(request: WebRequest): Promise<Reply> {
  const { results } = await myResults(request);
  return json(results.map((row) => rowForApi(resultRecord, show(row))));
}

type Linked = ListedResult & { readonly href: string; readonly linkWords: string };
type Grouped = { readonly awards: readonly Linked[]; readonly units: readonly Linked[] };

function grouped(results: readonly ResultRow[], explanation: (row: ResultRow) => string): Grouped {
  const shown = results.map((row) => {
    const listed = show(row);
    return { ...listed, href: explanation(row), linkWords: linkWords(listed) };
  });
  return { awards: shown.filter((row) => row.kind !== "unit"), units: shown.filter((row) => row.kind === "unit") };
}

function show(row: ResultRow): ListedResult {
  return { ...row, shown: shownGrade(row), from: shownTotal(row), number: fourFigures(row) };
}
