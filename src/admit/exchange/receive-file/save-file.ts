import { sql } from "kysely";
import { renderReply, replyStatus } from "#formats";
import { newId, type Tx } from "#platform/database";
import type { Moment, Saved } from "#platform/perform";
import { type FileCounts, type FileKind, nothingCounted } from "../file-kind.ts";
import { nextRejected } from "../rejected-files.ts";
import { type FileReport, type FileStatus, type ReportLine, reportSummary } from "../report.ts";
import { saveSequence } from "../sequence.ts";
import type { FileFacts } from "./load-file.ts";
import type { SentFile } from "./read-sent-file.ts";
import type { FileVerdict } from "./rule.ts";

type Judged = Extract<FileVerdict, { kind: "judged" }>;

/** Saves what was decided: a receipt with its report in any case, and what an accepted file changes. */
export async function saveFile(
  tx: Tx,
  kind: FileKind,
  verdict: FileVerdict,
  facts: FileFacts,
  sent: SentFile,
  moment: Moment,
): Promise<Saved<FileReport>> {
  if (verdict.kind === "known") return sayKnown(kind, verdict.earlier);
  const outcome = await verdict.accepted?.save(tx, moment);
  const report = reportOf(verdict, outcome?.counts ?? nothingCounted, facts, sent, moment);
  await saveReceipt(tx, kind, report, sent, moment);
  const { centreId, series, sequence } = report;
  if (verdict.accepted && series !== null && sequence !== null) await saveSequence(tx, centreId, series, sequence);
  const summary = reportSummary(kind, report);
  return {
    answer: report,
    subject: { kind: kind.name, id: report.fileId },
    centreId,
    chain: facts.seriesKnown && series !== null ? series : "board",
    after: summary,
    events: [...(kind.announce ? [kind.announce(report)] : []), ...(outcome?.events ?? [])],
  };
}

/** Bytes that were accepted before change nothing and get the report of that time again. */
function sayKnown(kind: FileKind, earlier: FileReport): Saved<FileReport> {
  return {
    answer: { ...earlier, known: true },
    subject: { kind: kind.name, id: earlier.fileId },
    centreId: earlier.centreId,
    chain: earlier.series ?? "board",
    after: { known: true, name: earlier.name },
  };
}

function reportOf({ lines }: Judged, counts: FileCounts, facts: FileFacts, sent: SentFile, moment: Moment): FileReport {
  const { records, candidates, entries } = sent.parsed.summary;
  const sequence = Number(sent.section?.centreHeader.sequence ?? 0);
  const count = (severity: ReportLine["severity"]) => lines.filter((line) => line.severity === severity).length;
  const [errors, warnings, notes] = [count("E"), count("W"), count("N")];
  return {
    fileId: newId(),
    centreId: facts.receiptCentre,
    name: sent.name,
    letter: sent.letter ?? null,
    series: sent.series ?? null,
    sequence: sequence >= 1 && sequence <= 999 ? sequence : null,
    receivedAt: moment.at.toString(),
    status: statusOf(errors, warnings),
    known: false,
    records,
    candidates,
    entries,
    counts,
    errors,
    warnings,
    notes,
    lines,
  };
}

function statusOf(errors: number, warnings: number): FileStatus {
  if (errors > 0) return "rejected";
  return warnings > 0 ? "accepted-with-warnings" : "accepted";
}

async function saveReceipt(tx: Tx, kind: FileKind, report: FileReport, sent: SentFile, moment: Moment): Promise<void> {
  const isRejected = report.status === "rejected";
  const { bytes } = sent;
  await tx
    .insertInto("exchange.file")
    .values({
      centre_id: report.centreId,
      file_id: report.fileId,
      kind: kind.name,
      needs: kind.view,
      name: report.name,
      letter: report.letter,
      series: report.series,
      sequence: report.sequence,
      content_hash: sent.contentHash,
      bytes: bytes.length,
      received_at: report.receivedAt,
      received_by: moment.actor.personId,
      status: report.status,
      records: report.records,
      candidates: report.candidates,
      entries: report.entries,
      ...report.counts,
      content: isRejected ? Buffer.alloc(0) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
      rejected_on: isRejected ? moment.today : null,
      rejected_nth: isRejected ? await nextRejected(tx, report.centreId, moment.today) : null,
      reply: replyText(report),
    })
    .execute();
  if (report.lines.length > 0) await saveLines(tx, kind, report);
}

async function saveLines(tx: Tx, kind: FileKind, { centreId, fileId, lines }: FileReport): Promise<void> {
  await sql`
    insert into exchange.file_line
      (centre_id, file_id, needs, position, severity, line, "column", number, code, text, candidate_number,
      option, component, candidate_name)
    select ${centreId}, ${fileId}::uuid, ${kind.view}, n.position, n.severity, n.line, n."column", n.number, n.code,
      n.text, n.candidate_number, n.option, n.component, n.candidate_name
    from unnest(${lines.map((line) => line.severity)}::text[], ${lines.map((line) => line.line)}::integer[],
      ${lines.map((line) => line.column)}::integer[], ${lines.map((line) => Number(line.code))}::smallint[],
      ${lines.map((line) => line.slug)}::text[], ${lines.map((line) => line.text)}::text[],
      ${lines.map((line) => line.candidateNumber)}::text[], ${lines.map((line) => line.option)}::text[],
      ${lines.map((line) => line.component)}::text[], ${lines.map((line) => line.candidateName)}::text[])
      with ordinality as n (severity, line, "column", number, code, text, candidate_number, option, component,
        candidate_name, position)`.execute(tx);
}

/** The reply file that answers: our own design, as the README of the formats says. */
function replyText(report: FileReport): string {
  const remarks = (severity: ReportLine["severity"]) =>
    report.lines
      .filter((line) => line.severity === severity)
      .map(({ line, column, code, text }) => ({ line, column, code: Number(code), text }));
  const { name, receivedAt, records, candidates, entries } = report;
  return renderReply({
    file: name,
    received: receivedAt,
    status: replyStatus(report.errors, report.warnings),
    records,
    candidates,
    entries,
    errors: remarks("E"),
    warnings: remarks("W"),
    notes: remarks("N"),
  });
}
