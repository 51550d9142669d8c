import { sql } from "kysely";
import type { HistoryLine } from "#platform/activity";
import type { Tx } from "#platform/database";
import { paths } from "../paths.ts";
import { type Suspended, suspendedWords } from "../status-tags.ts";
import { stoppedBy, stopReason } from "./releases.ts";

/** A release that does not open: of what, why, and where it is set again. */
export type SuspendedRelease = { readonly title: string; readonly why: string; readonly href: string };

type Row = { readonly series: string; readonly title: string } & Suspended;

/** The releases of every series that were set and do not open, newest first. */
export async function suspendedReleases(tx: Tx): Promise<readonly SuspendedRelease[]> {
  const found = await sql<Row>`
    select r.series, f.family_title || ', ' || f.series_title as title, p.because, 
      ${stoppedBy("p.stop_id")} as "stoppedBy", ${stopReason("p.stop_id")} as "stopReason"
    from results.suspension p
    join results.release r on r.proposal_id = p.proposal_id and r.audience = 'candidates'
    join catalogue.series_family f on f.series = r.series and f.family = r.family
    where not results.is_released(r.series, r.family, 'candidates')
    order by p.at desc, f.family_title`.execute(tx);
  return found.rows.map((row) => ({
    title: row.title,
    why: suspendedWords(row),
    href: paths.release({ series: row.series }),
  }));
}

/** Why the release of a family that is set does not open, in words; null when it does, or nothing is set. */
export async function findSuspension(tx: Tx, series: string, family: string): Promise<string | null> {
  const found = await sql<Suspended>`
    select p.because, 
      ${stoppedBy("p.stop_id")} as "stoppedBy", ${stopReason("p.stop_id")} as "stopReason"
    from results.suspension p
    join results.release r on r.proposal_id = p.proposal_id and r.audience = 'candidates'
    where r.series = ${series} and r.family = ${family}`.execute(tx);
  const [row] = found.rows;
  return row ? suspendedWords(row) : null;
}

/** Every time that the release of a family was suspended by what changed, as lines of its history, newest first. */
export async function suspensionsOf(tx: Tx, series: string, family: string): Promise<readonly HistoryLine[]> {
  const found = await sql<Suspended & { at: string }>`
    select p.because, p.at, null as "stoppedBy", null as "stopReason" from results.suspension p
    where p.series = ${series} and p.family = ${family} and p.because <> 'stop' order by p.at desc`.execute(tx);
  return found.rows.map((row) => ({
    at: row.at,
    title: "Release suspended",
    personName: null,
    approvedByName: null,
    reason: suspendedWords(row),
  }));
}
