import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { maxTotal, type PartOfTotal } from "./max-total.ts";

/** The boundaries of one option, unit or component in one series. */
export type BoundaryRow = {
  readonly series: string;
  readonly target: "option" | "unit" | "component";
  readonly code: string;
  readonly title: string;
  readonly suite: string;
  readonly suiteTitle: string;
  readonly family: string;
  readonly familyTitle: string;
  readonly gradeSet: string;
  readonly maxMark: number | null;
  /** The lowest mark of each grade. */
  readonly marks: Readonly<Record<string, number>>;
  readonly status: "published" | "second-hand" | "sample";
  readonly sources: readonly string[];
};

export type BoundaryFilter = {
  readonly series: string;
  readonly family: string;
  readonly qualification: string;
  readonly search: string;
};

type Found = Omit<BoundaryRow, "maxMark"> & {
  readonly componentMax: number | null;
  readonly parts: readonly PartOfTotal[];
  readonly rounding: string;
};

/** What adds to the total of an option: as its award had it, or as the catalogue has it. */
const parts = sql`coalesce(case when a.facts is not null then (
    select jsonb_agg(jsonb_build_object('max', p->'maxMark', 'top', p->'top', 'over', p->'over'))
    from jsonb_array_elements(a.facts->'components') p)
  else (
    select jsonb_agg(jsonb_build_object('max', p.max_mark, 'top', p.factor_top, 'over', p.factor_over))
    from catalogue.option_part p where p.option = t.option) end, '[]')`;

/**
 * The boundaries of a series that the reader may see, by family, suite and code: those that an award stood on as it had
 * them, others as the catalogue has them. Row-level security leaves out what has
 * not reached centres; nothing here decides it.
 */
export async function boundariesOf(tx: Tx, filter: BoundaryFilter): Promise<readonly BoundaryRow[]> {
  const part = `%${filter.search.replaceAll(/[%_\\]/g, "\\$&")}%`;
  const found = await sql<Found>`
    select b.series, b.target, b.code, coalesce(case b.target when 'option' then a.facts->>'title'
             when 'unit' then a.facts->'unit'->>'title' end, o.title, u.title, c.title) as title,
           s.suite, coalesce(a.facts->>'suiteTitle', s.title) as "suiteTitle", f.family,
           coalesce(a.facts->>'familyTitle', f.title) as "familyTitle",
           coalesce(a.facts->>'rounding', f.rounding) as rounding,
           coalesce(a.facts->>'gradeSet', tu.grade_set, tq.grade_set) as "gradeSet",
           c.max_mark as "componentMax", b.marks, b.status, b.sources,
           ${parts} as parts
    from (
      select series, target, code, jsonb_object_agg(grade, mark) as marks,
             case when bool_or(status = 'sample') then 'sample' else max(status) end as status,
             array_agg(distinct source) filter (where source is not null) as sources
      from awarding.boundary_in_force where series = ${filter.series} group by series, target, code
    ) b
    left join catalogue.options o on b.target = 'option' and o.option = b.code
    left join catalogue.units u on b.target = 'unit' and u.unit = b.code
    left join catalogue.components c on b.target = 'component' and c.component = b.code
    join lateral (
      select t.option, t.qualification, t.unit from catalogue.options t
      where (b.target = 'option' and t.option = b.code) or (b.target = 'unit' and t.unit = b.code)
        or (b.target = 'component' and t.option in (
          select oc.option from catalogue.option_components oc where oc.component = b.code))
      order by t.option limit 1) t on true
    left join awarding.standing_basis a on a.series = b.series and a.option = t.option
    left join catalogue.qualifications tq on tq.qualification = t.qualification
    left join catalogue.units tu on tu.unit = t.unit
    join catalogue.suites s on s.suite = coalesce(tu.suite, tq.suite)
    join catalogue.families f on f.family = s.family
    where (${filter.family} = '' or f.family = ${filter.family})
      and (${filter.qualification} = '' or t.qualification = ${filter.qualification} or exists (
        select from catalogue.combination_units cu where cu.unit = t.unit
          and cu.qualification = ${filter.qualification}))
      and (${filter.search} = '' or b.code ilike ${part} or coalesce(o.title, u.title, c.title) ilike ${part})
    order by f.title, s.title, b.target = 'component', b.target = 'unit', b.code`.execute(tx);
  return found.rows.map(boundaryRow);
}

function boundaryRow({ componentMax, parts, rounding, ...row }: Found): BoundaryRow {
  const maxMark = row.target === "component" ? componentMax : maxTotal(parts, rounding);
  return { ...row, sources: row.sources ?? [], maxMark };
}

export type SeriesChoice = { readonly series: string; readonly title: string };

/** The series with boundaries that the reader may see, or some that are still to come; the newest first. */
export async function seriesWithBoundaries(tx: Tx): Promise<readonly (SeriesChoice & { readonly open: boolean })[]> {
  const found = await sql<SeriesChoice & { open: boolean }>`
    with open as materialized (select distinct series from awarding.boundary_in_force)
    select s.series, s.title, s.series in (select series from open) as open
    from catalogue.series s
    where s.series in (select series from open) or s.series in (select series from catalogue.series_options)
    order by s.year desc, s.month desc, s.series desc`.execute(tx);
  return found.rows;
}

export type ToCome = { readonly family: string; readonly title: string; readonly at: string };

/**
 * The families of a series whose boundaries the reader cannot see yet, with the time when they can: that of the results
 * for a person at a centre, that of the release to centres for everyone else.
 */
export async function boundariesToCome(tx: Tx, series: string, ofCentre: boolean): Promise<readonly ToCome[]> {
  // The planner may call a function to guess at rows, so what reads a centre is not named for those who read none.
  const audience = ofCentre ? sql`results.audience_at_centre()` : sql`'centres'`;
  const found = await sql<ToCome>`
    select f.family, f.title, coalesce(r.at, d.at_instant) as at
    from catalogue.key_dates d
    join catalogue.families f on f.family = d.family
    cross join (select ${audience} as audience) a
    left join results.release r on r.series = d.series and r.family = d.family and r.audience = a.audience
      and not exists (select from results.suspension s where s.proposal_id = r.proposal_id)
    where d.series = ${series} and d.kind = 'release-' || a.audience
      and not results.is_released(d.series, d.family, a.audience)
      and coalesce(r.at, d.at_instant) > platform.clock()
    order by coalesce(r.at, d.at_instant), f.title`.execute(tx);
  return found.rows;
}

/** The grades of each set, best first. */
export async function gradeOrder(tx: Tx): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.selectFrom("catalogue.grade_sets").select(["grade_set", "grade"]).orderBy("rank").execute();
  const sets = Map.groupBy(rows, (row) => row.grade_set);
  return new Map([...sets].map(([set, grades]) => [set, grades.map((row) => row.grade)]));
}
