import { replyName } from "#formats";
import {
  file,
  findTableFormat,
  findTimeline,
  listView,
  notFound,
  page,
  pagination,
  rangeWords,
  type Reply,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import type { FilesTaken } from "../files-taken.ts";
import { findFileReceived, findReply } from "../files-received.ts";
import { lettersOf } from "../list-files/list-files.ts";
import { placeOfFiles, readsFiles } from "../place-of-files.ts";
import type { FileReport, ReportLine } from "../report.ts";

/** What became of a file, line by line; its report as a table when asked for. */
export async function showFile(taken: FilesTaken, request: WebRequest): Promise<Reply> {
  const { app, actor, params, path, query } = request;
  const { kind } = taken;
  if (!readsFiles(kind, actor)) return notFound;
  const asked = { kind: kind.name, fileId: params["file"] ?? "", centreId: actor.centreId };
  const { report, history } = await transactionAs(app, actor, async (tx) => ({
    report: await findFileReceived(tx, asked),
    history: await findTimeline(tx, actor, kind.name, asked.fileId),
  }));
  if (!report) return notFound;
  const format = findTableFormat(query);
  if (format) return tableFile(`report-${report.name}`, format, reportHeading, report.lines.map(reportRow));
  const view = listView(query);
  return page("admit/exchange/show-file/page.njk", {
    ...taken,
    report,
    history,
    base: placeOfFiles(kind, actor),
    isBoard: actor.centreId === null,
    letterWords: lettersOf(kind),
    known: query["known"] === "1",
    keepsSequence: keepsSequence(report),
    lines: report.lines.slice(view.offset, view.offset + view.size),
    range: rangeWords(report.lines.length, view),
    pagination: pagination(report.lines.length, view, path, query),
  });
}

/** The reply to a file, as text. */
export async function fetchReply({ kind }: FilesTaken, { app, actor, params }: WebRequest): Promise<Reply> {
  if (!readsFiles(kind, actor)) return notFound;
  const asked = { kind: kind.name, fileId: params["file"] ?? "", centreId: actor.centreId };
  const found = await transactionAs(app, actor, (tx) => findReply(tx, asked));
  return found
    ? file(replyName(found.name || "file.txt"), "text/plain; charset=us-ascii", Buffer.from(found.reply))
    : notFound;
}

/** A rejected file keeps its sequence number, unless the number is what is wrong with it. */
function keepsSequence({ sequence, lines }: FileReport): boolean {
  return sequence !== null && !lines.some(({ severity, slug }) => severity === "E" && slug.startsWith("sequence-"));
}

const reportHeading = ["Severity", "Line", "Column", "Candidate", "Option", "Component", "Number", "Code", "Text"];

function reportRow(each: ReportLine): readonly (string | number | null)[] {
  const { line, column, candidateNumber, option, component, code, slug, text } = each;
  const severity = each.severity === "E" ? "error" : "warning";
  return [severity, line, column, candidateNumber, option, component, code, slug, text];
}
