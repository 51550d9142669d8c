import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";
import { type ResultFilter, type ResultRow, whereResult, whose } from "../queries.ts";

/** What a column of the grid is: an option in which the centre has results. */
export type Subject = Pick<ResultRow, "option" | "title" | "scheme" | "kind">;

/** A result in the grid, by its option. */
export type GridResult = Pick<ResultRow, "status" | "grade" | "partialAbsence">;

/** A row of the grid: a candidate with the results of all subjects. */
export type GridRow = Pick<
  ResultRow,
  "candidateId" | "candidateNumber" | "surname" | "forenames" | "series" | "centreId"
> & { readonly results: Readonly<Record<string, GridResult>> };

/** The options in which a filter finds results, awards before units, each by its code. */
export async function subjectsOf(tx: Tx, filter: ResultFilter): Promise<readonly Subject[]> {
  const found = await sql<Subject>`
    select r.option, o.title, o.kind, s.scheme
    from (select distinct r.option from awarding.current_result r where ${whereResult(filter)}) r
    join catalogue.placed_option o on o.option = r.option
    join catalogue.option_scheme s on s.option = r.option
    order by o.kind = 'unit', r.option`.execute(tx);
  return found.rows;
}

/** The candidates that a filter finds, with their results side by side, and how many there are in all. */
export async function gridOf(
  tx: Tx,
  filter: ResultFilter,
  { orderBy, limit, offset }: Pick<ListAsked, "orderBy" | "limit" | "offset">,
): Promise<{ readonly total: number; readonly rows: readonly GridRow[] }> {
  const counted = await sql<{ total: number }>`
    select count(distinct r.candidate_id) as total from awarding.current_result r
    ${filter.search ? whose : sql``} where ${whereResult(filter)}`.execute(tx);
  const found = await sql<GridRow>`
    select r.centre_id as "centreId", r.series, r.candidate_id as "candidateId",
      n.candidate_number as "candidateNumber", (array_agg(c.surname order by c.until_at desc))[1] as surname,
      (array_agg(c.forenames order by c.until_at desc))[1] as forenames, max(c.sort_name) as sort_name,
      json_object_agg(r.option, json_build_object('status', r.status, 'grade', r.grade,
        'partialAbsence', r.partial_absence)) as results
    from awarding.current_result r ${whose} where ${whereResult(filter)}
    group by r.centre_id, r.series, r.candidate_id, n.candidate_number
    order by ${orderBy} limit ${limit} offset ${offset}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows };
}
