import { sql } from "kysely";
import { type FileLetter, isFileLetter } from "#formats/layouts";
import type { Tx } from "#platform/database";
import { type FileReport, fileStatuses, type ReportLine } from "./report.ts";

type FileRow = {
  file_id: string;
  centre_id: string;
  name: string;
  letter: string | null;
  series: string | null;
  sequence: number | null;
  received_at: string;
  status: string;
  records: number;
  candidates: number;
  entries: number;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  errors: number;
  warnings: number;
  notes: number;
};

const columns = sql`
  f.file_id, f.centre_id, f.name, f.letter, f.series, f.sequence, f.received_at, f.status, f.records, f.candidates,
  f.entries, f.added, f.changed, f.removed, f.unchanged,
  (select count(*) from exchange.file_line l where l.centre_id = f.centre_id and l.file_id = f.file_id
  and l.severity = 'E') as errors,
  (select count(*) from exchange.file_line l where l.centre_id = f.centre_id and l.file_id = f.file_id
  and l.severity = 'W') as warnings,
  (select count(*) from exchange.file_line l where l.centre_id = f.centre_id and l.file_id = f.file_id
  and l.severity = 'N') as notes`;

/** Which files: those sent as one kind; blanks leave nothing out. */
export type FileFilter = {
  readonly kind: string;
  readonly centreId: string;
  readonly status: string;
  readonly series: string;
  readonly letter: string;
};

/** Files received, newest first, without their lines: of one centre, or of all if the centre is blank. */
export async function listFilesReceived(
  tx: Tx,
  filter: FileFilter,
  { limit, offset }: { readonly limit: number | null; readonly offset: number },
): Promise<{ readonly total: number; readonly files: readonly FileReport[] }> {
  const fits = sql`f.kind = ${filter.kind} and (${filter.centreId} = '' or f.centre_id = ${filter.centreId})
    and (${filter.status} = '' or f.status = ${filter.status})
    and (${filter.series} = '' or f.series = ${filter.series})
    and (${filter.letter} = '' or f.letter = ${filter.letter})`;
  const counted = await sql<{ total: number }>`select count(*) as total from exchange.file f where ${fits}`.execute(tx);
  const found = await sql<FileRow>`
    select ${columns} from exchange.file f where ${fits} order by f.received_at desc, f.file_id desc
    limit ${limit} offset ${offset}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, files: found.rows.map((row) => reportOf(row, [])) };
}

/** Which file: of the actor's centre only, when a centre is named. */
export type FileAsked = { readonly kind: string; readonly fileId: string; readonly centreId: string | null };

/** The report of a file; undefined when there is none that the reader may see. */
export async function findFileReceived(tx: Tx, asked: FileAsked): Promise<FileReport | undefined> {
  if (!isFileId(asked.fileId)) return undefined;
  const found = await sql<FileRow>`
    select ${columns} from exchange.file f where ${isAsked(asked)}`.execute(tx);
  const row = found.rows[0];
  return row && reportOf(row, await linesOf(tx, row));
}

/** The report of the same bytes, when they were accepted from this centre as this kind before. */
export async function findAcceptedFile(
  tx: Tx,
  kind: string,
  centreId: string,
  contentHash: string,
): Promise<FileReport | undefined> {
  const found = await sql<FileRow>`
    select ${columns} from exchange.file f
    where f.centre_id = ${centreId} and f.content_hash = ${contentHash} and f.kind = ${kind}
      and f.status <> 'rejected'
    order by f.received_at limit 1`.execute(tx);
  const row = found.rows[0];
  return row && reportOf(row, await linesOf(tx, row));
}

/** The reply to a file as it goes back to the centre; undefined as for `findFileReceived`. */
export async function findReply(tx: Tx, asked: FileAsked): Promise<{ name: string; reply: string } | undefined> {
  if (!isFileId(asked.fileId)) return undefined;
  const found = await sql<{ name: string; reply: string }>`
    select f.name, f.reply from exchange.file f where ${isAsked(asked)}`.execute(tx);
  return found.rows[0];
}

/** Whether a file of this letter was accepted from a centre in a series. */
export async function hasAcceptedFile(tx: Tx, centreId: string, series: string, letter: FileLetter): Promise<boolean> {
  const row = await tx
    .selectFrom("exchange.file")
    .select("file_id")
    .where("centre_id", "=", centreId)
    .where("series", "=", series)
    .where("letter", "=", letter)
    .where("status", "<>", "rejected")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function isFileId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function isAsked({ kind, fileId, centreId }: FileAsked): ReturnType<typeof sql> {
  return sql`f.kind = ${kind} and f.file_id = ${fileId}::uuid
    and (${centreId}::text is null or f.centre_id = ${centreId})`;
}

async function linesOf(tx: Tx, row: FileRow): Promise<readonly ReportLine[]> {
  const lines = await tx
    .selectFrom("exchange.file_line")
    .select(["severity", "line", "column", "number", "code", "text", "candidate_number", "option", "component"])
    .select("candidate_name as candidateName")
    .where("centre_id", "=", row.centre_id)
    .where("file_id", "=", row.file_id)
    .orderBy("position")
    .execute();
  return lines.map(({ severity, number, code, candidate_number: candidateNumber, ...each }) => ({
    ...each,
    severity: severity === "E" || severity === "N" ? severity : "W",
    code: String(number),
    slug: code,
    candidateNumber,
  }));
}

function reportOf(row: FileRow, lines: readonly ReportLine[]): FileReport {
  const { added, changed, removed, unchanged, records, candidates, entries, errors, warnings, notes } = row;
  return {
    fileId: row.file_id,
    centreId: row.centre_id,
    name: row.name,
    letter: row.letter !== null && isFileLetter(row.letter) ? row.letter : null,
    series: row.series,
    sequence: row.sequence,
    receivedAt: row.received_at,
    status: fileStatuses.find((status) => status === row.status) ?? "rejected",
    known: false,
    records,
    candidates,
    entries,
    counts: { added, changed, removed, unchanged },
    errors,
    warnings,
    notes,
    lines,
  };
}
