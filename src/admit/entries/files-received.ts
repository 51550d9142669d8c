import { sql } from "kysely";
import { faultTable } from "#formats";
import type { ListView, Tx } from "#platform";
import { type EntryFileReport, fileStatuses, type ReportLine } from "./report.ts";

export type FileRow = {
  file_id: string;
  centre_id: string;
  name: string;
  kind: string | null;
  series: string | null;
  sequence: number | null;
  received_at: string;
  received_by: string;
  status: string;
  records: number;
  candidates: number;
  entries: number;
  entries_added: number;
  entries_withdrawn: number;
  errors: number;
  warnings: number;
};

const columns = sql`
  f.file_id, f.centre_id, f.name, f.kind, f.series, f.sequence, f.received_at, f.received_by, f.status, f.records,
  f.candidates, f.entries, f.entries_added, f.entries_withdrawn,
  (select count(*) from entries.file_line l where l.centre_id = f.centre_id and l.file_id = f.file_id
  and l.severity = 'E') as errors,
  (select count(*) from entries.file_line l where l.centre_id = f.centre_id and l.file_id = f.file_id
  and l.severity = 'W') as warnings`;

export type FileFilter = { readonly centreId: string; readonly status: string; readonly series: string };

/** Files received, newest first, without their lines: of one centre, or of all when the centre is blank. */
export async function listFilesReceived(
  tx: Tx,
  filter: FileFilter,
  view?: ListView,
): Promise<{ readonly total: number; readonly files: readonly EntryFileReport[] }> {
  const fits = sql`(${filter.centreId} = '' or f.centre_id = ${filter.centreId})
    and (${filter.status} = '' or f.status = ${filter.status}) and (${filter.series} = ''
      or f.series = ${filter.series})`;
  const counted = await sql<{ total: number }>`select count(*) as total from entries.file f where ${fits}`.execute(tx);
  const found = await sql<FileRow>`
    select ${columns} from entries.file f where ${fits} order by f.received_at desc, f.file_id desc
    limit ${view?.size ?? null} offset ${view?.offset ?? 0}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, files: found.rows.map((row) => reportOf(row, [])) };
}

/** The report of a file; of the actor's centre only, when a centre is named. */
export async function findFileReceived(
  tx: Tx,
  fileId: string,
  centreId: string | null,
): Promise<EntryFileReport | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(fileId)) return undefined;
  const found = await sql<FileRow>`
    select ${columns} from entries.file f
    where f.file_id = ${fileId}::uuid and (${centreId}::text is null or f.centre_id = ${centreId})`.execute(tx);
  const row = found.rows[0];
  return row && reportOf(row, await linesOf(tx, row));
}

/** The report of the same bytes, when they were accepted from this centre before. */
export async function findAcceptedFile(
  tx: Tx,
  centreId: string,
  contentHash: string,
): Promise<EntryFileReport | undefined> {
  const found = await sql<FileRow>`
    select ${columns} from entries.file f
    where f.centre_id = ${centreId} and f.content_hash = ${contentHash} and f.status <> 'rejected'
    order by f.received_at limit 1`.execute(tx);
  const row = found.rows[0];
  return row && reportOf(row, await linesOf(tx, row));
}

/** The reply to a file as it goes back to the centre; undefined as for `findFileReceived`. */
export async function findReply(
  tx: Tx,
  fileId: string,
  centreId: string | null,
): Promise<{ name: string; reply: string } | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(fileId)) return undefined;
  const found = await sql<{ name: string; reply: string }>`
    select f.name, f.reply from entries.file f
    where f.file_id = ${fileId}::uuid and (${centreId}::text is null or f.centre_id = ${centreId})`.execute(tx);
  return found.rows[0];
}

async function linesOf(tx: Tx, row: FileRow): Promise<readonly ReportLine[]> {
  const lines = await tx
    .selectFrom("entries.file_line")
    .select(["severity", "line", "column", "code", "text"])
    .where("centre_id", "=", row.centre_id)
    .where("file_id", "=", row.file_id)
    .orderBy("position")
    .execute();
  return lines.map((each) => ({
    ...each,
    severity: each.severity === "E" ? "E" : "W",
    slug: slugs.get(Number(each.code)) ?? each.code,
  }));
}

const slugs = new Map<number, string>(faultTable.map((row) => [row[0], row[1]]));

function reportOf(row: FileRow, lines: readonly ReportLine[]): EntryFileReport {
  return {
    fileId: row.file_id,
    centreId: row.centre_id,
    name: row.name,
    kind: row.kind === "E" || row.kind === "A" ? row.kind : null,
    series: row.series,
    sequence: row.sequence,
    receivedAt: row.received_at,
    status: fileStatuses.find((status) => status === row.status) ?? "rejected",
    known: false,
    records: row.records,
    candidates: row.candidates,
    entries: row.entries,
    entriesAdded: row.entries_added,
    entriesWithdrawn: row.entries_withdrawn,
    errors: row.errors,
    warnings: row.warnings,
    lines,
  };
}
