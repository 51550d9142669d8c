import { type Explanation, explainResult, findExplanationFacts } from "#awarding";
import { json, notFound, page, type Reply, type Route, transactionAs, type Tx, type WebRequest } from "#platform";
import { wayToResults } from "../breadcrumbs.ts";
import { shownGrade } from "../grade-shown.ts";
import { optionsToRead } from "../options-to-read.ts";
import { type ResultRow, resultsOf } from "../queries.ts";
import { readCode, readNumber } from "../read-address.ts";
import { ladderOf } from "./ladder.ts";

/** How a grade came about, from raw mark to award: to the centre, to the board, and to the candidate. */
export const explanationRoutes: readonly Route[] = [
  {
    name: "explain-result",
    face: "page",
    method: "GET",
    path: "/centre/results/:series/:candidate/:option",
    permission: "results.view",
    scope: "centre",
    summary: "How a result came about",
    handle: show,
  },
  {
    name: "explain-result-board",
    face: "page",
    method: "GET",
    path: "/board/centres/:centre/results/:series/:candidate/:option",
    permission: "results.view-all",
    scope: "board",
    summary: "How a result of any centre came about",
    handle: show,
  },
  {
    name: "explain-my-result",
    face: "page",
    method: "GET",
    path: "/candidate/results/:series/:option",
    permission: "results.view-own",
    scope: "candidate",
    summary: "How my result came about",
    handle: show,
  },
  {
    name: "api-explain-result",
    face: "api",
    method: "GET",
    path: "/api/v1/results/:series/:candidate/:option",
    permission: "results.view",
    scope: "centre",
    summary: "How a result came about",
    handle: asJson,
    api: { answer: { mediaType: "application/json", schema: explanationSchema() } },
  },
];

type Explained = {
  readonly row: ResultRow;
  readonly story: Explanation;
  readonly series: Readonly<Record<string, string>>;
};

async function show(request: WebRequest): Promise<Reply> {
  const found = await findStory(request);
  if (!found) return notFound;
  const { row, story, series } = found;
  const { side } = request.actor;
  const max = story.total?.max ?? row.maxTotal;
  return page("award/results/show-explanation/page.njk", {
    row,
    story,
    series,
    shown: shownGrade(row),
    own: side === "candidate",

    ladder: ladderOf(story.grade, row.points === null ? max : null),
    breadcrumbs: breadcrumbs(row, side),
  });
}

async function asJson(request: WebRequest): Promise<Reply> {
  const found = await findStory(request);
  return found ? json({ option: found.row.option, shown: shownGrade(found.row), ...found.story }) : notFound;
}

async function findStory(request: WebRequest): Promise<Explained | undefined> {
  const { actor, params } = request;
  const centreId = actor.side === "board" ? (readCode(params["centre"]) ?? "") : (actor.centreId ?? "");
  const [series, option] = [readCode(params["series"]), readCode(params["option"])];
  const candidateId = actor.side === "candidate" ? actor.candidateId : readNumber(params["candidate"]);
  if (!series || !option || !candidateId) return undefined;
  return transactionAs(request.app, actor, async (tx) => {
    const within = await optionsToRead(tx, actor);
    const [row] = await resultsOf(tx, { series, centreId, candidateId, option, within });
    if (!row) return undefined;
    const facts = await findExplanationFacts(tx, {
      centreId,
      series,
      candidateId,
      option,
      ledger: actor.side !== "candidate",
    });
    return facts ? { row, story: explainResult(facts), series: await seriesTitles(tx) } : undefined;
  });
}

async function seriesTitles(tx: Tx): Promise<Record<string, string>> {
  const rows = await tx.selectFrom("catalogue.series").select(["series", "title"]).execute();
  return Object.fromEntries(rows.map((row) => [row.series, row.title]));
}

function breadcrumbs(row: ResultRow, side: string): object[] {
  if (side === "candidate") {
    return [{ text: "My results", href: `/candidate/results?series=${row.series}` }, { text: row.title }];
  }
  const [own, list] = side === "board" ? [false, `/board/centres/${row.centreId}/results`] : [true, "/centre/results"];
  return [
    ...wayToResults(row.centreId, own, row.series),
    { text: `${row.forenames} ${row.surname}`, href: `${list}/${row.series}/${row.candidateId}` },
    { text: row.title },
  ];
}

function explanationSchema(): object {
  return {
    type: "object",
    required: ["option", "shown", "headline", "components", "indicators", "sources"],
    properties: {
      option: { type: "string" },
      shown: { type: "string" },
      headline: { type: "string" },
      components: { type: "array", items: { type: "object" } },
      total: { type: ["object", "null"] },
      grade: { type: ["object", "null"] },
      uniform: { type: ["object", "null"] },
      units: { type: ["object", "null"] },
      rules: { type: "array", items: { type: "string" } },
      indicators: { type: "array", items: { type: "object" } },
      sources: { type: "array", items: { type: "string" } },
    },
  };
}
