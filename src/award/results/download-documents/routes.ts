import { type App, file, notFound, page, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { seriesWithResults } from "../queries.ts";
import { broadsheetPdf, type DocumentMatter, documentMatter, statementsPdf } from "./documents.ts";

/** The files and documents of a centre's results, and a candidate's own statement. */
export const downloadRoutes: readonly Route[] = [
  { name: "show-result-files", face: "page", method: "GET", path: "/centre/result-files", permission: "results.view", scope: "centre",
    summary: "Result files and documents of the centre", handle: showFiles },
  { name: "download-result-file", face: "page", method: "GET", path: "/centre/result-files/:series/:sequence", permission: "results.view",
    scope: "centre", summary: "Download a result file (R)", handle: downloadFile },
  { name: "download-statements", face: "page", method: "GET", path: "/centre/results/:series/statements.pdf", permission: "results.view",
    scope: "centre", summary: "Statements of results of all candidates (PDF)", handle: (request) => pdf(request, "statements", statementsPdf) },
  { name: "download-broadsheet", face: "page", method: "GET", path: "/centre/results/:series/broadsheet.pdf", permission: "results.view",
    scope: "centre", summary: "Results broadsheet (PDF)", handle: (request) => pdf(request, "broadsheet", broadsheetPdf) },
  { name: "download-statement", face: "page", method: "GET", path: "/centre/results/:series/:candidate/statement.pdf", permission: "results.view",
    scope: "centre", summary: "Statement of results of one candidate (PDF)", handle: (request) => pdf(request, "statement", statementsPdf) },
  { name: "download-my-statement", face: "page", method: "GET", path: "/candidate/results/:series/statement.pdf", permission: "results.view-own",
    scope: "candidate", summary: "My statement of results (PDF)", handle: (request) => pdf(request, "statement", statementsPdf) },
  { name: "api-result-file", face: "api", method: "GET", path: "/api/v1/result-files/:series/:sequence", permission: "results.view",
    scope: "centre", summary: "Download a result file (R)", handle: downloadFile,
    api: { answer: { mediaType: "application/octet-stream", schema: { type: "string", format: "binary" } } } },
];

async function showFiles(request: WebRequest): Promise<Reply> {
  const shown = await transactionAs(request.app, request.actor, async (tx) => {
    const series = await seriesWithResults(tx);
    const chosen = series.find((each) => each.series === request.query["series"]) ?? series[0];
    if (!chosen) return null;
    const files = await tx.selectFrom("results.prepared_file as p").innerJoin("catalogue.families as f", "f.family", "p.family")
      .select(["p.series", "p.sequence", "p.name", "p.records", "f.title"]).where("p.series", "=", chosen.series)
      .orderBy("p.sequence", "desc").execute();
    return { series, chosen, files };
  });
  if (!shown) return page("award/results/list-results/none.njk", {});
  return page("award/results/download-documents/page.njk", shown);
}

async function downloadFile(request: WebRequest): Promise<Reply> {
  const sequence = Number.parseInt(request.params["sequence"] ?? "", 10);
  if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > 999) return notFound;
  const found = await transactionAs(request.app, request.actor, (tx) => tx.selectFrom("results.prepared_file")
    .select(["name", "content"]).where("centre_id", "=", request.actor.centreId ?? "").where("series", "=", request.params["series"] ?? "")
    .where("sequence", "=", sequence).executeTakeFirst());
  return found ? file(found.name, "application/octet-stream", found.content) : notFound;
}

async function pdf(request: WebRequest, word: string, make: (app: App, matter: DocumentMatter) => Promise<Uint8Array>): Promise<Reply> {
  const { app, actor, params } = request;
  const candidate = actor.candidateId ?? (params["candidate"] === undefined ? undefined : Number.parseInt(params["candidate"], 10));
  if (candidate !== undefined && !Number.isSafeInteger(candidate)) return notFound;
  const matter = await documentMatter(app, actor, actor.centreId ?? "", params["series"] ?? "", candidate);
  if (!matter) return notFound;
  const number = candidate === undefined ? "" : `-${matter.results[0]?.candidateNumber ?? ""}`;
  return file(`${word}-${matter.centre.number}${number}-${params["series"]}.pdf`, "application/pdf", await make(app, matter));
}
