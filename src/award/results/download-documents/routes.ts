import { sql } from "kysely";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { type App, readAs, transactionAs } from "#platform/app";
import { issuerOf } from "#platform/documents";
import { file, notFound, page, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import { choicesOf } from "../list-results/choices.ts";
import { openingsOf } from "../list-results/openings.ts";
import { optionsToRead, readsAllResults } from "../options-to-read.ts";
import { paths } from "../paths.ts";
import { embargoInName, embargoNotice, findEmbargo } from "../under-embargo.ts";
import { seriesWithResults } from "../queries.ts";
import { chooseSeries, readCode, readNumber } from "../read-address.ts";
import { broadsheetPdf, type DocumentMatter, documentMatter, statementsPdf } from "./documents.ts";
import { listedFiles } from "./listed-files.ts";

const ownCentre = { permission: "results.view", scope: "centre" } as const;
const bytes = { mediaType: "application/octet-stream", schema: { type: "string", format: "binary" } };

/** The files and documents of a centre's results, and a candidate's own statement. */
export const downloadRoutes: readonly Route[] = [
  {
    name: "show-result-files",
    face: "page",
    method: "GET",
    path: paths.resultFiles.pattern,
    ...ownCentre,
    summary: "Results files and documents of the centre",
    handle: showFiles,
  },
  {
    name: "download-result-file",
    face: "page",
    method: "GET",
    path: paths.resultFile.pattern,
    ...ownCentre,
    summary: "Download a results file (R)",
    handle: downloadFile,
  },
  {
    name: "download-statements",
    face: "page",
    method: "GET",
    path: paths.statements.pattern,
    ...ownCentre,
    summary: "Statements of results of all candidates (PDF)",
    work: "documents",
    handle: statements,
  },
  {
    name: "download-broadsheet",
    face: "page",
    method: "GET",
    path: paths.broadsheet.pattern,
    ...ownCentre,
    summary: "Results broadsheet (PDF)",
    work: "documents",
    handle: broadsheet,
  },
  {
    name: "download-statement",
    face: "page",
    method: "GET",
    path: paths.statement.pattern,
    ...ownCentre,
    summary: "Statement of results of one candidate (PDF)",
    work: "documents",
    handle: statementOfOne,
  },
  {
    name: "download-my-statement",
    face: "page",
    method: "GET",
    path: paths.myStatement.pattern,
    permission: "results.view-own",
    scope: "candidate",
    summary: "My statement of results (PDF)",
    work: "documents",
    handle: myStatement,
  },
  {
    name: "api-result-file",
    face: "api",
    method: "GET",
    path: paths.resultFileApi.pattern,
    ...ownCentre,
    summary: "Download a results file (R)",
    handle: downloadFile,
    api: { answer: bytes },
  },
];

async function showFiles(request: WebRequest): Promise<Reply> {
  const { app, actor, query } = request;
  return transactionAs(app, actor, async (tx) => {
    const series = await seriesWithResults(tx, actor.centreId ?? "", await optionsToRead(tx, actor));
    const [chosen, readsAll] = [chooseSeries(series, query["series"]), readsAllResults(actor)];
    return page("award/results/download-documents/page.njk", {
      embargo: chosen ? await noticeOf(tx, actor, chosen.series) : "",
      series,
      chosen,
      readsAll,
      files: chosen && readsAll ? await listedFiles(tx, actor.centreId ?? "", chosen.series) : [],
      openings: chosen ? [] : await openingsOf(tx, actor),
      to: paths,
      trail: [{ text: "Results", href: paths.results({ series: chosen?.series }) }],
    });
  });
}

async function noticeOf(tx: Tx, actor: Actor, series: string): Promise<string> {
  const { families } = await choicesOf(tx, {
    series,
    centreId: actor.centreId ?? "",
    within: await optionsToRead(tx, actor),
  });
  const seen = families.map(({ value }) => value);
  return embargoNotice(await findEmbargo(tx, series, seen));
}

async function downloadFile({ app, actor, params }: WebRequest): Promise<Reply> {
  const [series, sequence] = [readCode(params["series"]), readNumber(params["sequence"])];
  if (!series || !sequence || !readsAllResults(actor)) return notFound;
  const [found] = await readAs(
    app,
    actor,
    sql<{ name: string; content: Buffer }>`select name, content from results.prepared_file
      where centre_id = ${actor.centreId ?? ""} and series = ${series} and sequence = ${sequence}`,
  );
  return found ? file(found.name, bytes.mediaType, found.content) : notFound;
}

function statements(request: WebRequest): Promise<Reply> {
  return pdf(request, "statements", statementsPdf);
}

function broadsheet(request: WebRequest): Promise<Reply> {
  return pdf(request, "broadsheet", broadsheetPdf);
}

async function statementOfOne(request: WebRequest): Promise<Reply> {
  const candidate = readNumber(request.params["candidate"]);
  return candidate === undefined ? notFound : pdf(request, "statement", statementsPdf, candidate);
}

async function myStatement(request: WebRequest): Promise<Reply> {
  const { candidateId } = request.actor;
  return candidateId === null ? notFound : pdf(request, "statement", statementsPdf, candidateId);
}

type MakePdf = (app: App, matter: DocumentMatter) => Promise<Uint8Array>;

async function pdf(
  { app, actor, params }: WebRequest,
  word: string,
  make: MakePdf,
  candidate?: number,
): Promise<Reply> {
  const series = readCode(params["series"]);
  const matter = series ? await documentMatter(app, actor, actor.centreId ?? "", series, candidate) : null;
  if (!matter) return notFound;
  const issuer = issuerOf(app.board);
  if (!issuer.ok) return refused(issuer.refusals);
  const number = String(matter.results[0]?.candidateNumber ?? "").padStart(4, "0");
  const whose = candidate === undefined ? matter.centre.number : `${matter.centre.number}-${number}`;
  const name = [word, whose, series, ...embargoInName(matter.embargo)].join("-");
  return file(`${name}.pdf`, "application/pdf", await make(app, matter));
}
