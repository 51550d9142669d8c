import { sql } from "kysely";
import { saveCandidates } from "#candidates";
import { renderReply, replyStatus } from "#formats";
import { type Moment, newId, type Saved, type Tx } from "#platform";
import type { EntryFileReport, FileStatus } from "../report.ts";
import { saveEntries } from "../save-entries.ts";
import { saveSequence } from "../sequence.ts";
import type { EntryFileFacts, EntryFileVerdict } from "./facts.ts";
import type { SentFile } from "./read-entry-file.ts";
import { entryFileReceived } from "../events.ts";

type Judged = Extract<EntryFileVerdict, { kind: "judged" }>;

/** Saves what was decided: a receipt with its report in any case, and what an accepted file changes. */
export async function saveFile(
  tx: Tx,
  verdict: EntryFileVerdict,
  facts: EntryFileFacts,
  sent: SentFile,
  moment: Moment,
): Promise<Saved<EntryFileReport>> {
  if (verdict.kind === "known") return sayKnown(verdict.earlier);
  const report = reportOf(verdict, facts, sent, moment);
  await saveReceipt(tx, report, sent, moment);
  const { series } = report;
  if (verdict.accepted && series !== null) {
    await saveCandidates(tx, report.centreId, series, verdict.candidates);
    await saveEntries(tx, report.centreId, series, verdict.entries, "file");
    if (report.sequence !== null) await saveSequence(tx, report.centreId, series, report.sequence);
  }
  return savedOf(report, facts.offer?.series ?? "board");
}

function savedOf(report: EntryFileReport, chain: string): Saved<EntryFileReport> {
  const { lines: _lines, ...summary } = report;
  return {
    answer: report,
    subject: { kind: "entry-file", id: report.fileId },
    centreId: report.centreId,
    chain,
    after: summary,
    events: [entryFileReceived.of(report.centreId, summary)],
  };
}

/** Bytes that were accepted before change nothing and get the report of then again. */
function sayKnown(earlier: EntryFileReport): Saved<EntryFileReport> {
  return {
    answer: { ...earlier, known: true },
    subject: { kind: "entry-file", id: earlier.fileId },
    centreId: earlier.centreId,
    chain: earlier.series ?? "board",
    after: { known: true, name: earlier.name },
  };
}

function reportOf(verdict: Judged, facts: EntryFileFacts, sent: SentFile, moment: Moment): EntryFileReport {
  const { summary } = sent.parsed;
  const sequence = Number(sent.section?.centreHeader.sequence ?? 0);
  const errors = verdict.lines.filter((line) => line.severity === "E").length;
  const warnings = verdict.lines.length - errors;
  const { added, remade, withdrawn } = verdict.entries;
  return {
    fileId: newId(),
    centreId: facts.receiptCentre,
    name: sent.name,
    kind: sent.kind ?? null,
    series: sent.series ?? null,
    sequence: sequence >= 1 && sequence <= 999 ? sequence : null,
    receivedAt: moment.at.toString(),
    status: statusOf(errors, warnings),
    known: false,
    records: summary.records,
    candidates: summary.candidates,
    entries: summary.entries,
    entriesAdded: added.length + remade.length,
    entriesWithdrawn: withdrawn.length,
    errors,
    warnings,
    lines: verdict.lines,
  };
}

function statusOf(errors: number, warnings: number): FileStatus {
  if (errors > 0) return "rejected";
  return warnings > 0 ? "accepted-with-warnings" : "accepted";
}

async function saveReceipt(tx: Tx, report: EntryFileReport, sent: SentFile, moment: Moment): Promise<void> {
  const foreign = report.lines.some((line) => line.slug === "centre-not-yours");
  await tx
    .insertInto("entries.file")
    .values({
      centre_id: report.centreId,
      file_id: report.fileId,
      name: report.name,
      kind: report.kind,
      series: report.series,
      sequence: report.sequence,
      content_hash: sent.contentHash,
      bytes: sent.bytes.length,
      received_at: report.receivedAt,
      received_by: moment.actor.personId,
      status: report.status,
      records: report.records,
      candidates: report.candidates,
      entries: report.entries,
      entries_added: report.entriesAdded,
      entries_withdrawn: report.entriesWithdrawn,
      content: foreign ? Buffer.alloc(0) : Buffer.from(sent.bytes.buffer, sent.bytes.byteOffset, sent.bytes.length),
      reply: replyText(report),
    })
    .execute();
  if (report.lines.length === 0) return;
  const { lines } = report;
  await sql`
    insert into entries.file_line (centre_id, file_id, position, severity, line, "column", code, text)
    select ${report.centreId}, ${report.fileId}::uuid, n.position, n.severity, n.line, n."column", n.code, n.text
    from unnest(${lines.map((line) => line.severity)}::text[], ${lines.map((line) => line.line)}::integer[],
      ${lines.map((line) => line.column)}::integer[], ${lines.map((line) => line.code)}::text[],
      ${lines.map((line) => line.text)}::text[]) with ordinality
      as n (severity, line, "column", code, text, position)`.execute(tx);
}

/** The reply file that answers: our own design, as the README of the formats says. */
function replyText(report: EntryFileReport): string {
  const remarks = (severity: "E" | "W") =>
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
  });
}
