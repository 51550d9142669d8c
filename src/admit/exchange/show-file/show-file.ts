import { replyName } from "#formats";
import { countWords } from "#kernel";
import { findTimeline, type Timeline } from "#platform/activity";
import { transactionAs } from "#platform/app";
import {
  exportAddresses,
  findTableFormat,
  listAddress,
  listView,
  pagination,
  rangeWords,
  tableFile,
} from "#platform/lists";
import { file, notFound, page, type Reply, type WebRequest } from "#platform/web";
import { readsFiles, sideOf } from "../file-side.ts";
import { findFileReceived, findReply } from "../files-received.ts";
import type { FilesTaken } from "../files-taken.ts";
import { titleOf } from "../list-files/file-columns.ts";
import { pathsOfKind } from "../paths.ts";
import { type FileReport, noCentre, type ReportLine, severityWords, statusTags } from "../report.ts";

/** What became of a file, line by line; its report as a table when asked for. */
export async function showFile(taken: FilesTaken, request: WebRequest): Promise<Reply> {
  const { app, actor, params, query } = request;
  const { kind } = taken;
  if (!readsFiles(kind, actor)) return notFound;
  const asked = { kind: kind.name, fileId: params["file"] ?? "", centreId: actor.centreId };
  const { report, history } = await transactionAs(app, actor, async (tx) => ({
    report: await findFileReceived(tx, asked),
    history: await findTimeline(tx, actor, kind.name, asked.fileId),
  }));
  if (!report) return notFound;
  const format = findTableFormat(query);
  if (format) return tableFile(reportName(report.name), format, reportHeading, report.lines.map(reportRow));
  return reportPage(taken, request, report, history);
}

function reportPage(taken: FilesTaken, request: WebRequest, report: FileReport, history?: Timeline): Reply {
  const { actor, path, query } = request;
  const { kind, trail, results } = taken;
  const [side, view] = [sideOf(actor), listView(query)];
  const to = pathsOfKind(kind.name)[side];
  const { series, status } = report;
  return page("admit/exchange/show-file/page.njk", {
    kind,
    report,
    history,
    tag: statusTags[status],
    title: report.name || "File without a name",
    centreId: report.centreId === noCentre ? undefined : report.centreId,
    holds: report.letter === null ? "File" : titleOf(kind, report.letter),
    trail: [...(trail ? [trail[side]] : []), { text: kind.title, href: to.files() }],
    replyHref: to.reply({ file: report.fileId }),
    results:
      side === "centre" && series !== null && status !== "rejected"
        ? { text: results.text, href: listAddress(results.href, {}, { series }) }
        : undefined,
    known: query["known"] === "1",
    keepsSequence: keepsSequence(report),
    said: saidWords(report),
    lines: report.lines.slice(view.offset, view.offset + view.size),
    range: rangeWords(report.lines.length, view),
    pagination: pagination(report.lines.length, view, path, query),
    exports: exportAddresses(path, {}),
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

/** `1 error, 2 warnings and 3 notes` */
function saidWords({ errors, warnings, notes }: FileReport): string {
  const parts = [
    errors > 0 && countWords(errors, "error", "errors"),
    warnings > 0 && countWords(warnings, "warning", "warnings"),
    notes > 0 && countWords(notes, "note", "notes"),
  ].filter((part) => part !== false);
  return [parts.slice(0, -1).join(", "), parts.at(-1)].filter((part) => part).join(" and ");
}

/** A rejected file keeps its sequence number, unless the number is what is wrong with it. */
function keepsSequence({ sequence, lines }: FileReport): boolean {
  return sequence !== null && !lines.some(({ severity, slug }) => severity === "E" && slug.startsWith("sequence-"));
}

const reportHeading = [
  "Severity",
  "Line",
  "Column",
  "Candidate",
  "Name",
  "Option",
  "Component",
  "Number",
  "Code",
  "Text",
];

function reportRow(each: ReportLine): readonly (string | number | null)[] {
  const { line, column, candidateNumber, candidateName, option, component, code, slug, text } = each;
  const severity = severityWords[each.severity];
  return [severity, line, column, candidateNumber, candidateName, option, component, code, slug, text];
}

/** By the name that the file had, where that is one of exchange files. */
function reportName(name: string): string {
  return /^[\w.-]{1,60}$/.test(name) ? `report-${name}` : "report";
}
