import { type NotNull, type RawBuilder, sql } from "kysely";
import { findSeriesInHand } from "#catalogue";
import type { Tx } from "#platform/database";

/**
 * Suspended: set, but it does not open. Stopped: centres have seen results, and candidates' time no longer stands.
 */
export const releaseStates = [
  "not set",
  "set",
  "suspended",
  "released to centres",
  "stopped",
  "released to candidates",
] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** Why a release does not open. */
export type SuspendedBecause = "mark" | "entry" | "person" | "run" | "catalogue" | "stop";

/** The release of one family in a series: what is set, what the key dates propose, and whom it concerns. */
export type FamilyRelease = {
  readonly family: string;
  readonly title: string;
  readonly embargoed: boolean;
  readonly state: ReleaseState;
  readonly centresAt: string | null;
  readonly candidatesAt: string | null;
  /** The release times of the key dates. */
  readonly proposedCentresAt: string | null;
  readonly proposedCandidatesAt: string | null;
  readonly centres: number;
  readonly candidates: number;
  readonly entries: number;
  /** The proposal to set its instants that waits for a second person. */
  readonly proposalId: string | null;
  /** Why it is suspended, and since when. */
  readonly suspendedBecause: SuspendedBecause | null;
  readonly suspendedAt: string | null;
  /** The two people who stopped it, and the reason that they gave. */
  readonly stoppedBy: string | null;
  readonly stopReason: string | null;
};

/** The families offered in a series with their releases, compared with the database's own clock. */
export async function releasesOf(tx: Tx, series: string): Promise<readonly FamilyRelease[]> {
  const found = await sql<FamilyRelease>`
    with part as (
      select o.option, o.family from catalogue.offered_option o where o.series = ${series}
    ), live as materialized (
      select e.centre_id, e.candidate_id, e.option from entries.entry e
      where e.series = ${series} and e.status <> 'withdrawn'
    ), person as (
      select p.family, e.centre_id, e.candidate_id, count(*) as entries
      from live e join part p on p.option = e.option group by p.family, e.centre_id, e.candidate_id
    ), entered as (
      select family, sum(entries)::bigint as entries, count(distinct centre_id) as centres, count(*) as candidates
      from person group by family
    )
    select f.family, f.title, f.embargoed, c.at as "centresAt", d.at as "candidatesAt",
           kc.at_instant as "proposedCentresAt", kd.at_instant as "proposedCandidatesAt",
           coalesce(n.centres, 0) as centres, coalesce(n.candidates, 0) as candidates, coalesce(n.entries,
             0) as entries,
           case when results.is_released(${series}, f.family, 'candidates') then 'released to candidates'
                when results.is_released(${series}, f.family, 'centres')
                  then case when p.proposal_id is null then 'released to centres' else 'stopped' end
                when p.proposal_id is not null then 'suspended'
                when c.at is not null then 'set' else 'not set' end as state, w.proposal_id as "proposalId",
           p.because as "suspendedBecause", p.at as "suspendedAt", 
           ${stoppedBy("p.stop_id")} as "stoppedBy", ${stopReason("p.stop_id")} as "stopReason"
    from catalogue.families f
    left join results.release c on c.series = ${series} and c.family = f.family and c.audience = 'centres'
    left join results.release d on d.series = ${series} and d.family = f.family and d.audience = 'candidates'
    left join results.suspension p on p.proposal_id = d.proposal_id
    left join catalogue.key_dates kc on kc.series = ${series} and kc.family = f.family and kc.kind = 'release-centres'
    left join catalogue.key_dates kd on kd.series = ${series} and kd.family = f.family
      and kd.kind = 'release-candidates'
    left join entered n on n.family = f.family
    left join platform.proposal w on w.action = 'release-results' and w.about = ${series} || ' ' || f.family
      and w.state = 'waiting'
    where f.family in (select family from part)
    order by coalesce(c.at, kc.at_instant), f.title`.execute(tx);
  return found.rows;
}

/** The two people who stopped a release, of the proposal whose id is in a column; null when it was not stopped. */
export function stoppedBy(column: string): RawBuilder<string | null> {
  return ofStop(column, sql`sp.proposed_by_name || ' and ' || sp.decided_by_name`);
}

/** The reason that they gave. */
export function stopReason(column: string): RawBuilder<string | null> {
  return ofStop(column, sql`platform.sent_with(sp.proposal_id) ->> 'reason'`);
}

function ofStop(column: string, what: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql`(select ${what} from platform.proposal sp where sp.proposal_id = ${sql.ref(column)})`;
}

export type RunSummary = {
  readonly runId: string;
  readonly status: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
};

/** The latest award run of a series. */
export async function findLatestRun(tx: Tx, series: string): Promise<RunSummary | undefined> {
  return tx
    .selectFrom("awarding.award_run")
    .select(["run_id as runId", "status", "started_at as startedAt", "finished_at as finishedAt"])
    .$narrowType<{ runId: NotNull; status: NotNull; startedAt: NotNull }>()
    .where("series", "=", series)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/**
 * The series that Release opens: the newest whose award is agreed and which has entries of a family without release
 * times, or whose times are still to come; else the one in hand among those with entries; else the one in hand.
 */
export async function findSeriesToRelease<Each extends { readonly series: string }>(
  tx: Tx,
  offered: readonly Each[],
  at: Temporal.Instant,
): Promise<Each | undefined> {
  const { rows } = await sql<{ series: string; awaited: boolean }>`
    select s.series, exists (
      select from awarding.award_run r where r.series = s.series and r.status = 'agreed'
    ) and exists (
      select from catalogue.offered_option o
      left join results.release c on c.series = o.series and c.family = o.family and c.audience = 'candidates'
      where o.series = s.series and (c.at is null or c.at > ${at.toString()}::timestamptz) and exists (
        select from entries.entry e where e.series = o.series and e.option = o.option and e.status <> 'withdrawn')
    ) as awaited
    from (select distinct series from catalogue.offered_option) s
    where exists (select from entries.entry e where e.series = s.series and e.status <> 'withdrawn')`.execute(tx);
  const among = (isMeant: (row: (typeof rows)[number]) => boolean): readonly Each[] =>
    offered.filter(({ series }) => rows.some((row) => row.series === series && isMeant(row)));
  return (
    among(({ awaited }) => awaited)[0] ??
    (await findSeriesInHand(
      tx,
      among(() => true),
      at,
    )) ??
    (await findSeriesInHand(tx, offered, at))
  );
}

/** The series in which something is offered, the newest first. */
export async function offeredSeries(tx: Tx): Promise<readonly { series: string; title: string }[]> {
  return tx
    .selectFrom("catalogue.series as s")
    .select(["s.series", "s.title"])
    .where(({ exists, selectFrom }) =>
      exists(selectFrom("catalogue.series_options as o").select("o.series").whereRef("o.series", "=", "s.series")),
    )
    .orderBy("s.year", "desc")
    .orderBy("s.month", "desc")
    .orderBy("s.series", "desc")
    .execute();
}
