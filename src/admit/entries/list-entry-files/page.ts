import type { Refusal } from "#kernel";
import {
  exportAddresses,
  findTableFormat,
  listView,
  page,
  pagination,
  rangeWords,
  type Reply,
  type Route,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { type FileFilter, listFilesReceived } from "../files-received.ts";
import { type EntryFileReport, fileStatuses, kindWords, statusWords } from "../report.ts";
import { seriesForEntries } from "../queries.ts";
import { readsFiles } from "../reads-files.ts";

/** The entry files of the actor's centre, and where to send more. */
export const listCentreFiles: Route = {
  name: "list-entry-files",
  face: "page",
  method: "GET",
  path: "/centre/entry-files",
  permission: "entries.view",
  scope: "centre",
  summary: "Entry files of the centre with their outcome",
  handle: (request) => showFiles(request),
};

/** The entry files of every centre. */
export const listBoardFiles: Route = {
  name: "list-all-entry-files",
  face: "page",
  method: "GET",
  path: "/board/entry-files",
  permission: "entries.view",
  scope: "board",
  summary: "Entry files of every centre with their outcome",
  handle: (request) => showFiles(request),
};

/** The list; with refusals when files were sent and none could be taken. */
export async function showFiles(request: WebRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  const { app, actor, path, query } = request;
  if (!readsFiles(actor)) return page("admit/entries/list-entry-files/of-all-subjects.njk", {});
  const [view, format, filter] = [listView(query), findTableFormat(query), filterOf(query, actor.centreId)];
  const { found, series } = await transactionAs(app, actor, async (tx) => ({
    found: await listFilesReceived(tx, filter, format ? undefined : view),
    series: actor.centreId === null ? [] : await seriesForEntries(tx, actor.centreId, null),
  }));
  if (format) return tableFile("entry-files", format, exportHeading, found.files.map(exportRow));
  const base = actor.centreId === null ? "/board/entry-files" : "/centre/entry-files";
  return page(
    "admit/entries/list-entry-files/page.njk",
    {
      ...found,
      base,
      board: app.board,
      filter,
      series,
      refusals,
      statuses: fileStatuses,
      statusWords,
      kindWords,
      isBoard: actor.centreId === null,
      filtered: filter.status !== "" || filter.series !== "" || (query["centre"] ?? "") !== "",
      sent: /^\d{1,2}$/.test(query["sent"] ?? "") ? Number(query["sent"]) : 0,
      range: rangeWords(found.total, view),
      pagination: pagination(found.total, view, path, query),
      ...exportAddresses(base, query, { sent: "" }),
    },
    refusals.length > 0 ? 422 : 200,
  );
}

export function filterOf(query: Readonly<Record<string, string>>, centreId: string | null): FileFilter {
  return {
    centreId: centreId ?? (query["centre"] ?? "").trim(),
    status: query["status"] ?? "",
    series: query["series"] ?? "",
  };
}

const exportHeading = [
  "Received",
  "Centre",
  "File",
  "Kind",
  "Series",
  "Sequence",
  "Status",
  "Records",
  "Candidates",
  "Entries",
  "Added",
  "Withdrawn",
  "Errors",
  "Warnings",
] as const;

function exportRow(file: EntryFileReport): readonly (string | number | null)[] {
  return [
    file.receivedAt,
    file.centreId,
    file.name,
    file.kind,
    file.series,
    file.sequence,
    file.status,
    file.records,
    file.candidates,
    file.entries,
    file.entriesAdded,
    file.entriesWithdrawn,
    file.errors,
    file.warnings,
  ];
}
