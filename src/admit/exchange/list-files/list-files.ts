import type { Refusal } from "#kernel";
import {
  exportAddresses,
  findTableFormat,
  listView,
  page,
  pagination,
  rangeWords,
  type Reply,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import type { FileKind } from "../file-kind.ts";
import type { FilesTaken } from "../files-taken.ts";
import { type FileFilter, listFilesReceived } from "../files-received.ts";
import { placeOfFiles, readsFiles } from "../place-of-files.ts";
import { type FileReport, fileStatuses, statusWords } from "../report.ts";
import { seriesOfFiles } from "./series-of-files.ts";

/** The files of a kind, and where to send more; with refusals when files were sent and none could be taken. */
export async function showFiles(
  taken: FilesTaken,
  request: WebRequest,
  refusals: readonly Refusal[] = [],
): Promise<Reply> {
  const { app, actor, query } = request;
  const { kind } = taken;
  if (!readsFiles(kind, actor)) return page("admit/exchange/list-files/of-all-subjects.njk", taken);
  const [view, format, filter] = [listView(query), findTableFormat(query), filterOf(kind, query, actor.centreId)];
  const { found, series } = await transactionAs(app, actor, async (tx) => ({
    found: await listFilesReceived(tx, filter, format ? undefined : view),
    series: await seriesOfFiles(tx, kind.name, actor.centreId),
  }));
  if (format)
    return tableFile(
      `${kind.name}s`,
      format,
      exportHeading(kind),
      found.files.map((each) => row(kind, each)),
    );
  return page(
    "admit/exchange/list-files/page.njk",
    {
      ...taken,
      ...found,
      ...viewOf(request, kind, found.total),
      filter,
      series,
      refusals: refusals.map(refusalLine),
      letterWords: lettersOf(kind),
    },
    refusals.length > 0 ? 422 : 200,
  );
}

function viewOf({ app, actor, path, query, form }: WebRequest, kind: FileKind, total: number): object {
  const base = placeOfFiles(kind, actor);
  const view = listView(query);
  return {
    base,
    form,
    board: app.board,
    statuses: fileStatuses,
    statusWords,
    isBoard: actor.centreId === null,
    filtered: ["status", "series", "letter", "centre"].some((name) => (query[name] ?? "") !== ""),
    sent: /^\d{1,2}$/.test(query["sent"] ?? "") ? Number(query["sent"]) : 0,
    range: rangeWords(total, view),
    pagination: pagination(total, view, path, query),
    ...exportAddresses(base, query, { sent: "" }),
  };
}

/** A refusal with its place, for tables: exchange files have a report instead. */
function refusalLine({ text, line, column }: Refusal): string {
  if (!line) return text;
  return column ? `Line ${line}, column ${column}: ${text}` : `Line ${line}: ${text}`;
}

/** Which files of a kind an address asks for. */
export function filterOf(kind: FileKind, query: Readonly<Record<string, string>>, centreId: string | null): FileFilter {
  return {
    kind: kind.name,
    centreId: centreId ?? (query["centre"] ?? "").trim(),
    status: query["status"] ?? "",
    series: query["series"] ?? "",
    letter: query["letter"] ?? "",
  };
}

/** What a file of each letter holds: `E` is `Entries`. */
export function lettersOf(kind: FileKind): Readonly<Record<string, string>> {
  return Object.fromEntries(kind.letters.map(({ letter, title }) => [letter, title]));
}

function exportHeading(kind: FileKind): readonly string[] {
  const before = ["Received", "Centre", "File", "Kind", "Series", "Sequence", "Status", "Records", "Candidates"];
  const listed = kind.items.charAt(0).toUpperCase() + kind.items.slice(1);
  return [...before, listed, ...kind.counts.map(({ heading }) => heading), "Errors", "Warnings"];
}

function row(kind: FileKind, file: FileReport): readonly (string | number | null)[] {
  return [
    file.receivedAt,
    file.centreId,
    file.name,
    file.letter,
    file.series,
    file.sequence,
    file.status,
    file.records,
    file.candidates,
    file.entries,
    ...kind.counts.map(({ count }) => file.counts[count]),
    file.errors,
    file.warnings,
  ];
}
