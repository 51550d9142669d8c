import { type Explanation, explainResult, findExplanationFacts } from "#awarding";
import { fullName } from "#kernel";
import type { Actor } from "#platform/actors";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import type { Crumb } from "#platform/pages";
import { json, notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { shownGrade } from "../grade-shown.ts";
import { optionsToRead } from "../options-to-read.ts";
import { paths } from "../paths.ts";
import { placesFor } from "../places.ts";
import { type ResultRow, resultsOf } from "../queries.ts";
import { readCode, readNumber } from "../read-address.ts";
import { embargoNotice, findEmbargo } from "../under-embargo.ts";
import { type Contact, contactsOf } from "../record-contact/contacts-of.ts";
import { ladderOf } from "./ladder.ts";

/** How a grade was worked out, from raw mark to award: to the centre, to the board, and to the candidate. */
export const explanationRoutes: readonly Route[] = [
  {
    name: "explain-result",
    face: "page",
    method: "GET",
    path: paths.explanation.pattern,
    permission: "results.view",
    scope: "centre",
    summary: "How a result was worked out",
    handle: show,
  },
  {
    name: "explain-result-board",
    face: "page",
    method: "GET",
    path: paths.boardExplanation.pattern,
    permission: "results.view-all",
    scope: "board",
    summary: "How a result of any centre was worked out",
    handle: show,
  },
  {
    name: "explain-my-result",
    face: "page",
    method: "GET",
    path: paths.myExplanation.pattern,
    permission: "results.view-own",
    scope: "candidate",
    summary: "How my result was worked out",
    handle: show,
  },
  {
    name: "api-explain-result",
    face: "api",
    method: "GET",
    path: paths.explanationApi.pattern,
    permission: "results.view",
    scope: "centre",
    summary: "How a result was worked out",
    handle: asJson,
    api: { answer: { mediaType: "application/json", schema: explanationSchema() } },
  },
];

type Explained = {
  readonly row: ResultRow;
  readonly explanation: Explanation;
  readonly series: Readonly<Record<string, string>>;
  readonly embargo: string;
  /** What the board told the centre about its pending results; nothing of a result that is not pending. */
  readonly contacts: readonly Contact[];
};

async function show(request: WebRequest): Promise<Reply> {
  const found = await findExplanation(request);
  if (!found) return notFound;
  const { row, explanation, series, embargo, contacts } = found;
  const { actor } = request;
  const max = explanation.total?.max ?? row.maxTotal;
  return page("award/results/show-explanation/page.njk", {
    row,
    explanation,
    series,
    embargo,
    contacts,
    shown: shownGrade(row),
    heading: headingOf(row, actor),
    ladder: ladderOf(explanation.grade, row.points === null ? max : null),
    trail: trailTo(row, actor),
  });
}

async function asJson(request: WebRequest): Promise<Reply> {
  const found = await findExplanation(request);
  return found ? json({ option: found.row.option, shown: shownGrade(found.row), ...found.explanation }) : notFound;
}

async function findExplanation(request: WebRequest): Promise<Explained | undefined> {
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
    if (!facts) return undefined;
    const embargo = embargoNotice(await findEmbargo(tx, series, [row.family]));
    const isTold = row.status === "pending" && actor.side !== "candidate";
    const contacts = isTold ? await contactsOf(tx, series, centreId) : [];
    return { row, explanation: explainResult(facts), series: await seriesTitles(tx), embargo, contacts };
  });
}

async function seriesTitles(tx: Tx): Promise<Record<string, string>> {
  const rows = await tx.selectFrom("catalogue.series").select(["series", "title"]).execute();
  return Object.fromEntries(rows.map((row) => [row.series, row.title]));
}

/** `How this grade was worked out`, with the name where it is another person's. */
function headingOf(row: ResultRow, { side }: Actor): string {
  const whose = side === "candidate" ? "your" : `${fullName(row)}’s`;
  switch (row.status) {
    case "graded":
      return `How ${whose} grade was worked out: ${shownGrade(row)}`;
    case "no-result":
      return side === "candidate" ? "Why you have no result" : `Why ${fullName(row)} has no result`;
    case "pending":
      return `Why ${whose} result is pending`;
  }
}

function trailTo(row: ResultRow, actor: Actor): readonly Crumb[] {
  if (actor.side === "candidate") return [{ text: "My results", href: paths.myResults({ series: row.series }) }];
  const places = placesFor(actor);
  return [...places.trail(row), { text: fullName(row), href: places.candidate(row) }];
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
