import { replyName } from "#formats";
import {
  file,
  findTimeline,
  listView,
  notFound,
  page,
  pagination,
  rangeWords,
  type Reply,
  type Route,
  transactionAs,
  type WebRequest,
} from "#platform";
import { findFileReceived, findReply } from "../files-received.ts";
import { readsFiles } from "../reads-files.ts";
import { kindWords } from "../report.ts";

const summary = "What became of an entry file, line by line";

export const showCentreFile: Route = {
  name: "show-entry-file",
  face: "page",
  method: "GET",
  path: "/centre/entry-files/:file",
  permission: "entries.view",
  scope: "centre",
  summary,
  handle: showFile,
};

export const showBoardFile: Route = {
  name: "show-any-entry-file",
  face: "page",
  method: "GET",
  path: "/board/entry-files/:file",
  permission: "entries.view",
  scope: "board",
  summary,
  handle: showFile,
};

export const centreReply: Route = {
  name: "fetch-reply",
  face: "page",
  method: "GET",
  path: "/centre/entry-files/:file/reply",
  permission: "entries.view",
  scope: "centre",
  summary: "The reply to an entry file, for the centre's system",
  handle: fetchReply,
};

export const boardReply: Route = {
  name: "fetch-any-reply",
  face: "page",
  method: "GET",
  path: "/board/entry-files/:file/reply",
  permission: "entries.view",
  scope: "board",
  summary: "The reply to an entry file, as its centre gets it",
  handle: fetchReply,
};

export const apiReply: Route = {
  name: "fetch-reply-api",
  face: "api",
  method: "GET",
  path: "/api/v1/entry-files/:file/reply",
  permission: "entries.view",
  scope: "centre",
  summary: "The reply to an entry file, as text",
  api: { answer: { mediaType: "text/plain", schema: { type: "string" } } },
  handle: fetchReply,
};

async function showFile({ app, actor, params, path, query }: WebRequest): Promise<Reply> {
  if (!readsFiles(actor)) return notFound;
  const fileId = params["file"] ?? "";
  const { report, history } = await transactionAs(app, actor, async (tx) => ({
    report: await findFileReceived(tx, fileId, actor.centreId),
    history: await findTimeline(tx, actor, "entry-file", fileId),
  }));
  if (!report) return notFound;
  const base = actor.centreId === null ? "/board/entry-files" : "/centre/entry-files";
  const view = listView(query);
  const entriesAddress =
    actor.centreId !== null && report.series ? `/centre/entries?series=${report.series}` : undefined;
  return page("admit/entries/show-entry-file/page.njk", {
    report,
    history,
    base,
    kindWords,
    known: query["known"] === "1",
    entriesAddress,
    lines: report.lines.slice(view.offset, view.offset + view.size),
    range: rangeWords(report.lines.length, view),
    pagination: pagination(report.lines.length, view, path, query),
  });
}

async function fetchReply({ app, actor, params }: WebRequest): Promise<Reply> {
  if (!readsFiles(actor)) return notFound;
  const found = await transactionAs(app, actor, (tx) => findReply(tx, params["file"] ?? "", actor.centreId));
  return found
    ? file(replyName(found.name || "file.txt"), "text/plain; charset=us-ascii", Buffer.from(found.reply))
    : notFound;
}
