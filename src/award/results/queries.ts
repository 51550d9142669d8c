import { type RawBuilder, sql } from "kysely";
import { matchesPerson } from "#candidates";
import type { Tx } from "#platform/database";
import { inOrder } from "./result-orders.ts";

/** A result as lists show it: one current result of one entry, with the person and what was entered. */
export type ResultRow = {
  readonly centreId: string;
  readonly series: string;
  readonly candidateId: number;
  readonly candidateNumber: number;
  readonly surname: string;
  readonly forenames: string;
  readonly fileName: string;
  readonly sex: string;
  readonly dateOfBirth: string | null;
  readonly candidateStatus: string;
  readonly uci: string;
  readonly uln: string | null;
  readonly option: string;
  readonly title: string;
  readonly family: string;
  readonly familyTitle: string;
  readonly scheme: "linear" | "gce" | "nationals" | "points" | "claim";
  readonly kind: "award" | "unit" | "certification";
  readonly status: "graded" | "no-result" | "pending";
  readonly grade: string | null;
  readonly partialAbsence: boolean;
  readonly total: number | null;
  readonly maxTotal: number | null;
  readonly uniform: number | null;
  readonly points: number | null;
  readonly version: number;
  readonly cause: string;
  /** A version made after the result had been issued to the centre: what it replaces has been seen. */
  readonly changed: boolean;
  /** Raw marks in the order of the option's components; null where there is none. */
  readonly marks: readonly (number | null)[] | null;
  /** Certification: every unit result of the candidate that could count, those that did first. */
  readonly units: readonly WeighedUnit[] | null;
};

/** A unit result as a certification weighed it: which it is, what it is worth, and whether it counted. */
export type WeighedUnit = {
  readonly unit: string;
  readonly series: string;
  /** The entry code under which it was taken. */
  readonly option: string;
  readonly counted: boolean;
  readonly pending: boolean;
  readonly uniform: number | null;
  readonly grade: string | null;
  readonly points: number | null;
  readonly absent: boolean;
};

export type ResultFilter = {
  /** Its code, or SQL that finds it. */
  readonly series: string | RawBuilder<unknown>;
  readonly centreId?: string;
  readonly candidateId?: number;
  readonly option?: string;
  /** Options beyond which the reader may see nothing; null when there is no limit. */
  readonly within?: readonly string[] | null;
  readonly family?: string;
  readonly kind?: string;
  readonly grade?: string;
  readonly search?: string;
  /** One of `resultOrders`, `-name` downwards; by name unless said. */
  readonly sort?: string;
  readonly limit?: number;
  readonly offset?: number;
};

/**
 * The current results that the reader may see, by name and option. Row-level security leaves out other centres and what
 * is not released; nothing here decides it.
 */
export async function resultsOf(tx: Tx, filter: ResultFilter): Promise<readonly ResultRow[]> {
  return (await resultsQuery(filter).execute(tx)).rows;
}

/** The same as a query; `source` has the rows of the current results, or those of them that are asked about. */
export function resultsQuery(filter: ResultFilter, source = currentResults): RawBuilder<ResultRow> {
  return sql<ResultRow>`
    with found as materialized (
      select ${ofResult}, n.candidate_number, c.surname, c.forenames, c.file_name, c.sex, c.date_of_birth,
        c.status as candidate_status, c.uci, c.uln, c.sort_name
      from ${source} r ${whose} where ${whereResult(filter)}
      order by ${inOrder(filter.sort, "c", "n")} limit ${filter.limit ?? 1_000_000} offset ${filter.offset ?? 0}
    )
    select ${columns} ${what} order by ${inOrder(filter.sort, "r", "r")}`;
}

/** What a current result has: what it is of, and what was awarded. */
export const ofResult = sql`r.centre_id, r.series, r.candidate_id, r.option, r.version, r.run_id, r.family, r.kind,
  r.status, r.grade, r.partial_absence, r.total, r.uniform, r.points, r.marks, r.units, r.cause`;

const currentResults = sql`awarding.current_result`;

/** How many results the filter finds. */
export async function countResults(tx: Tx, filter: ResultFilter): Promise<number> {
  const people = filter.search ? whose : sql``;
  const rows = await sql<{ count: number }>`
    select count(*) as count from ${currentResults} r ${people} where ${whereResult(filter)}`.execute(tx);
  return rows.rows[0]?.count ?? 0;
}

/**
 * The series that have results the reader may see, of one centre where it is named, and of some options where the
 * reader is limited to them; newest first.
 */
export async function seriesWithResults(
  tx: Tx,
  centreId?: string,
  within: readonly string[] | null = null,
): Promise<readonly SeriesTitle[]> {
  const rows = await sql<SeriesTitle>`
    select s.series, s.title from catalogue.series s
    where s.series in (
      select r.series from awarding.current_result r
      where ${centreId === undefined ? sql`true` : sql`r.centre_id = ${centreId}`}
        and ${within === null ? sql`true` : sql`r.option = any(${within}::text[])`})
    order by s.year desc, s.month desc`.execute(tx);
  return rows.rows;
}

export type SeriesTitle = { readonly series: string; readonly title: string };

const columns = sql`
  r.centre_id as "centreId", r.series, r.candidate_id as "candidateId", r.candidate_number as "candidateNumber",
  r.surname, r.forenames, r.file_name as "fileName", r.sex, r.date_of_birth as "dateOfBirth",
  r.candidate_status as "candidateStatus", r.uci, r.uln, r.option, coalesce(s.title, o.title) as title, r.family,
  coalesce(s.family_title, f.title) as "familyTitle", coalesce(s.scheme, q.scheme, u.scheme) as scheme,
  r.kind, r.status, r.grade, r.partial_absence as "partialAbsence", r.total,
  case when s.option is null then coalesce(q.max_total, u.max_uniform) else s.max_total end as "maxTotal",
  r.uniform, r.points, r.version, r.cause,
  r.version > 1 and exists (
    select from results.release i join awarding.run w on w.run_id = r.run_id and w.finished_at > i.at
    where i.series = r.series and i.family = r.family and i.audience = 'centres'
  ) as changed, r.marks, r.units`;

/** Who the result was issued to: the details as they were when it first reached anyone, and those of now until then. */
export const whose = sql`
  left join (
    select i.series, i.family, min(i.at) as at from results.opened i group by i.series, i.family
  ) i on i.series = r.series and i.family = r.family
  join candidates.details_over_time c on c.centre_id = r.centre_id and c.candidate_id = r.candidate_id
    and coalesce(c.from_at <= i.at, true) and c.until_at > coalesce(i.at, '9999-12-31')
  join candidates.candidate_number n
    on n.centre_id = r.centre_id and n.series = r.series and n.candidate_id = r.candidate_id`;

/** What was entered, and what its figures are out of: asked for those results alone that are shown. */
const what = sql`
  from found r
  join catalogue.options o on o.option = r.option
  left join awarding.standing_basis s on s.series = r.series and s.option = r.option
  join catalogue.families f on f.family = r.family
  left join catalogue.qualifications q on q.qualification = o.qualification
  left join catalogue.units u on u.unit = o.unit`;

/** The conditions of a filter, on `r`, and on `c` and `n` where it searches for a person. */
export function whereResult(filter: ResultFilter): ReturnType<typeof sql> {
  const conditions = [sql`r.series = ${filter.series}`];
  if (filter.centreId) conditions.push(sql`r.centre_id = ${filter.centreId}`);
  if (filter.candidateId) conditions.push(sql`r.candidate_id = ${filter.candidateId}`);
  if (filter.option) conditions.push(sql`r.option = ${filter.option}`);
  if (filter.within) conditions.push(sql`r.option = any(${filter.within}::text[])`);
  if (filter.family) conditions.push(sql`r.family = ${filter.family}`);
  if (filter.kind) conditions.push(filter.kind === "unit" ? sql`r.kind = 'unit'` : sql`r.kind <> 'unit'`);
  if (filter.grade) conditions.push(gradeIs(filter.grade));
  if (filter.search) conditions.push(matchesPerson(filter.search));
  return sql.join(conditions, sql` and `);
}

function gradeIs(grade: string): ReturnType<typeof sql> {
  if (grade === "X") return sql`r.status = 'no-result'`;
  if (grade === "Q") return sql`r.status = 'pending'`;
  return grade === "#" ? sql`r.partial_absence` : sql`r.grade = ${grade}`;
}
