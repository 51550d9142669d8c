import { type NotNull, sql } from "kysely";
import type { Tx } from "#platform/database";

/** How many there are of everything in a series. */
export type SeriesFigures = {
  readonly entries: number;
  readonly withdrawn: number;
  readonly candidates: number;
  readonly centres: number;
  readonly filesAccepted: number;
  readonly filesWarned: number;
  readonly filesRefused: number;
};

/** Entries, people, centres and entry files of a series. */
export async function seriesFigures(tx: Tx, series: string): Promise<SeriesFigures> {
  const found = await sql<SeriesFigures>`
    select e.entries, e.withdrawn, e.candidates, e.centres, f."filesAccepted", f."filesWarned", f."filesRefused"
    from (
      select coalesce(sum(live), 0)::bigint as entries, coalesce(sum(withdrawn), 0)::bigint as withdrawn,
             count(*) filter (where live > 0) as candidates, count(distinct centre_id)
               filter (where live > 0) as centres
      from (
        select centre_id, candidate_id, count(*) filter (where status <> 'withdrawn') as live,
               count(*) filter (where status = 'withdrawn') as withdrawn
        from entries.entry where series = ${series} group by centre_id, candidate_id
      ) person
    ) e, (
      select count(*) filter (where status = 'accepted') as "filesAccepted",
             count(*) filter (where status = 'accepted-with-warnings') as "filesWarned",
             count(*) filter (where status = 'rejected') as "filesRefused"
      from exchange.file where series = ${series} and kind = 'entry-file'
    ) f`.execute(tx);
  return found.rows[0] ?? noFigures;
}

const noFigures = {
  entries: 0,
  withdrawn: 0,
  candidates: 0,
  centres: 0,
  filesAccepted: 0,
  filesWarned: 0,
  filesRefused: 0,
};

/** The live entries of one option. */
export type OptionFigures = {
  readonly option: string;
  readonly title: string;
  readonly kind: string;
  readonly family: string;
  readonly familyTitle: string;
  readonly qualification: string | null;
  readonly entries: number;
  readonly centres: number;
};

/** Live entries by option, in the order of families and codes; options without entries are left out. */
export async function entriesByOption(tx: Tx, series: string): Promise<readonly OptionFigures[]> {
  const found = await sql<OptionFigures>`
    select o.option, o.title, o.kind, o.family, o.family_title as "familyTitle", o.qualification, e.entries, e.centres
    from (
      select option, count(*) as entries, count(distinct centre_id) as centres
      from entries.entry where series = ${series} and status <> 'withdrawn' group by option
    ) e
    join catalogue.placed_option o on o.option = e.option
    order by o.family_title, o.option`.execute(tx);
  return found.rows;
}

/** One grade of one option with how many have it. */
export type GradeCount = {
  readonly option: string;
  readonly title: string;
  readonly kind: string;
  readonly grade: string;
  readonly label: string;
  readonly rank: number;
  readonly count: number;
};

/**
 * How many current results of each option have each grade of its scale, none included, best first; no result and
 * pending last, as X and Q, where there are any.
 */
export async function gradesByOption(tx: Tx, series: string): Promise<readonly GradeCount[]> {
  const found = await sql<GradeCount>`
    with counted as materialized (
      select option, kind, case status when 'graded' then grade when 'pending' then 'Q' else 'X' end as grade,
        count(*) as count
      from awarding.current_result where series = ${series} group by 1, 2, 3
    ), scale as (
      select distinct c.option, c.kind, g.grade, g.label, g.rank
      from counted c
      join catalogue.options o on o.option = c.option
      left join catalogue.qualifications q on q.qualification = o.qualification
      left join catalogue.units u on u.unit = o.unit
      join catalogue.grade_sets g on g.grade_set = coalesce(q.grade_set, u.grade_set)
    )
    select r.option, o.title, r.kind, r.grade, r.label, r.rank, r.count
    from (
      select option, kind, grade, coalesce(s.label, grade) as label, coalesce(s.rank, 1000) as rank,
             coalesce(c.count, 0) as count
      from scale s full join counted c using (option, kind, grade)
    ) r
    join catalogue.options o on o.option = r.option
    order by r.option, r.rank, r.grade desc`.execute(tx);
  return found.rows;
}

/** An award run of a series. */
export type RunFigures = {
  readonly runId: string;
  readonly status: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly entries: number | null;
  readonly results: number | null;
};

/** The award runs of a series, the latest first. */
export async function runsOf(tx: Tx, series: string): Promise<readonly RunFigures[]> {
  return tx
    .selectFrom("awarding.award_run")
    .select(["run_id as runId", "status", "started_at as startedAt", "finished_at as finishedAt", "entries", "results"])
    .$narrowType<{ runId: NotNull; status: NotNull; startedAt: NotNull }>()
    .where("series", "=", series)
    .orderBy("number", "desc")
    .limit(10)
    .execute();
}

export type ListedSeries = {
  readonly series: string;
  readonly title: string;
  readonly options: number;
  readonly entries: number;
  readonly centres: number;
  readonly award: string | null;
};

/** Every series with what is offered and entered in it, the newest first. */
export async function listSeries(tx: Tx): Promise<readonly ListedSeries[]> {
  const found = await sql<ListedSeries>`
    select s.series, s.title, coalesce(o.options, 0) as options, coalesce(e.entries, 0) as entries, coalesce(e.centres,
      0) as centres,
           (select r.status from awarding.award_run r where r.series = s.series
             order by r.number desc limit 1) as award
    from catalogue.series s
    left join (select series, count(*) as options from catalogue.series_options group by series) o
      on o.series = s.series
    left join (select series, count(*) as entries, count(distinct centre_id) as centres
               from entries.entry where status <> 'withdrawn' group by series) e on e.series = s.series
    order by s.year desc, s.month desc, s.series desc`.execute(tx);
  return found.rows;
}
