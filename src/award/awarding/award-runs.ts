import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { AwardStatus } from "./award-status.ts";

/** A run as the list shows it. */
export type AwardRun = {
  readonly runId: string;
  readonly series: string;
  readonly seriesTitle: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly startedBy: string;
  readonly status: AwardStatus;
  readonly cause: string;
  readonly missing: string;
  readonly entries: number | null;
  readonly results: number | null;
  readonly newVersions: number | null;
};

export type AwardStep = {
  readonly step: string;
  readonly rows: number;
  readonly milliseconds: number;
  readonly checks: number;
  readonly checksum: string | null;
};

/** A run with its steps and its report. */
export type AwardRunRecord = AwardRun & {
  readonly ruleVersion: string;
  readonly inputChecksum: string | null;
  readonly outputChecksum: string | null;
  readonly progress: { readonly phase?: string; readonly done?: number; readonly all?: number };
  readonly report: {
    readonly refusals?: readonly { readonly code: string; readonly text: string }[];
    readonly fault?: {
      readonly step: string;
      readonly check: string;
      readonly rows: readonly Record<string, unknown>[];
    } | null;
    readonly second?: {
      readonly compared: number;
      readonly differences: number;
      readonly first: readonly Record<string, unknown>[];
    } | null;
    readonly brokenOff?: boolean;
  };
  readonly steps: readonly AwardStep[];
};

export type RunFilter = { readonly series: string; readonly status: string };

const columns = sql.raw(`r.run_id as "runId", r.series, s.title as "seriesTitle", r.started_at as "startedAt",
  r.finished_at as "finishedAt", r.started_by as "startedBy", r.status, r.cause, r.missing, r.entries, r.results,
  r.new_versions as "newVersions"`);

/** Award runs, newest first: all of them, or one page by `offset` and `limit`. */
export async function listAwardRuns(
  tx: Tx,
  filter: RunFilter,
  offset = 0,
  limit: number | null = null,
): Promise<{ readonly total: number; readonly runs: readonly AwardRun[] }> {
  const { series, status } = filter;
  const fits = sql`(${series} = '' or r.series = ${series}) and (${status} = '' or r.status = ${status})`;
  const counted = await sql<{ total: number }>`select count(*) as total from awarding.run r where ${fits}`.execute(tx);
  const found = await sql<AwardRun>`select ${columns} from awarding.run r join catalogue.series s on s.series = r.series
    where ${fits} order by r.number desc offset ${offset} limit ${limit}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, runs: found.rows };
}

/** One run with its steps and its report. */
export async function findAwardRun(tx: Tx, runId: string): Promise<AwardRunRecord | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(runId)) return undefined;
  const found = await sql<Omit<AwardRunRecord, "steps">>`
    select ${columns}, r.rule_version as "ruleVersion", r.input_checksum as "inputChecksum",
      r.output_checksum as "outputChecksum",
           r.progress, r.report
    from awarding.run r join catalogue.series s on s.series = r.series where r.run_id = ${runId}`.execute(tx);
  const steps = await sql<AwardStep>`
    select step, rows, milliseconds, checks, checksum from awarding.run_step where run_id = ${runId}
      order by step`.execute(tx);
  const run = found.rows[0];
  return run && { ...run, steps: steps.rows };
}

/** The series that have entries, and the one asked for, newest first. */
export async function seriesWithEntries(
  tx: Tx,
  asked = "",
): Promise<readonly { readonly series: string; readonly title: string }[]> {
  const found = await sql<{ series: string; title: string }>`
    select s.series, s.title from catalogue.series s
    where s.series = ${asked}
      or exists (select from entries.entry e where e.series = s.series and e.status <> 'withdrawn')
    order by s.year desc, s.month desc, s.series`.execute(tx);
  return found.rows;
}
