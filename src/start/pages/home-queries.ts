import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { KeyDateKind } from "./deadlines.ts";

export type NextDate = {
  readonly series: string;
  readonly seriesTitle: string;
  readonly families: string;
  readonly kind: KeyDateKind;
  readonly at: string;
};

/**
 * The next key dates, soonest first; those of the same time and kind in one row. For a centre, those of the families
 * it is approved for, and of a method of moderation where it has entries that are moderated so.
 */
export async function nextDates(tx: Tx, now: Temporal.Instant, centreId: string | null): Promise<readonly NextDate[]> {
  const found = await sql<NextDate>`
    select d.series, s.title as "seriesTitle", d.kind, d.at_instant as at, string_agg(f.title, ', ' order by f.title) as
    families
    from catalogue.key_dates d
    join catalogue.series s on s.series = d.series
    join catalogue.families f on f.family = d.family
    where d.at_instant > ${now.toString()}::timestamptz
      and (${centreId}::text is null
        or exists (select 1 from centres.approval a where a.centre_id = ${centreId} and a.family = d.family))
      and (${centreId}::text is null or d.kind not like 'marks-due-%'
        or exists (select from entries.entry e join catalogue.moderated_option m on m.option = e.option
          where e.centre_id = ${centreId} and e.series = d.series and e.status <> 'withdrawn'
            and m.family = d.family and d.kind = 'marks-due-' || m.method))
    group by d.series, s.title, d.kind, d.at_instant
    order by d.at_instant, d.kind limit 6`.execute(tx);
  return found.rows;
}

export type RecentFile = {
  readonly centreId: string;
  readonly fileId: string;
  readonly name: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly series: string | null;
  readonly candidates: number;
  readonly entries: number;
};

/** The latest entry files; of one centre, or of all. */
export async function recentFiles(tx: Tx, centreId: string | null, limit: number): Promise<readonly RecentFile[]> {
  return tx
    .selectFrom("exchange.file")
    .where("kind", "=", "entry-file")
    .$if(centreId !== null, (query) => query.where("centre_id", "=", centreId ?? ""))
    .select([
      "centre_id as centreId",
      "file_id as fileId",
      "name",
      "status",
      "received_at as receivedAt",
      "series",
      "candidates",
      "entries",
    ])
    .orderBy("received_at", "desc")
    .limit(limit)
    .execute();
}

export type SeriesCount = {
  readonly series: string;
  readonly title: string;
  readonly centres: number;
  readonly candidates: number;
  readonly entries: number;
};

/** Entries that are not withdrawn, and their candidates, in each series, latest first; of one centre, or of all. */
export async function countsBySeries(tx: Tx, centreId: string | null): Promise<readonly SeriesCount[]> {
  const found = await sql<SeriesCount>`
    select s.series, s.title, count(distinct e.centre_id) as centres, count(distinct (e.centre_id, e.candidate_id)) as
    candidates,
      count(*) as entries
    from entries.entry e join catalogue.series s on s.series = e.series
    where e.status <> 'withdrawn' and (${centreId}::text is null or e.centre_id = ${centreId})
    group by s.series, s.title, s.year, s.month order by s.year desc, s.month desc limit 6`.execute(tx);
  return found.rows;
}

export type Released = {
  readonly series: string;
  readonly title: string;
  readonly families: string;
  readonly at: string;
};

/** What the person at a centre may see now, latest release first, by the database's clock. */
export async function releasedToCentres(tx: Tx): Promise<readonly Released[]> {
  const found = await sql<Released>`
    select r.series, s.title, string_agg(f.title, ', ' order by f.title) as families, max(r.at) as at
    from results.opened r
    join catalogue.series s on s.series = r.series
    join catalogue.families f on f.family = r.family
    where r.audience = results.audience_at_centre()
    group by r.series, s.title order by max(r.at) desc limit 4`.execute(tx);
  return found.rows;
}

/** The series of which results have reached centres. */
export async function releasedSeries(tx: Tx): Promise<ReadonlySet<string>> {
  const found = await sql<{ series: string }>`
    select distinct r.series from results.opened r where r.audience = 'centres'`.execute(tx);
  return new Set(found.rows.map(({ series }) => series));
}
