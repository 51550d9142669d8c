import { sql } from "kysely";
import type { Pence } from "#kernel";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";

/** A charge or a credit, with the sum of all before it. */
export type ChargeListed = {
  readonly lineId: string;
  readonly at: string;
  readonly candidateId: number;
  readonly candidateNumber: number | null;
  readonly surname: string | null;
  readonly forenames: string | null;
  readonly option: string;
  readonly title: string;
  readonly familyTitle: string;
  readonly service: string;
  readonly pence: Pence;
  readonly running: Pence;
  readonly status: string;
  readonly reason: string | null;
  readonly kind: string | null;
  readonly number: number | null;
};

export type ChargeFilter = {
  readonly centreId: string;
  readonly series: string;
  readonly family: string;
  readonly status: string;
  readonly text: string;
};

export const chargeOrders = {
  at: ["f.line_id"],
  candidateNumber: ["f.candidate_number", "f.line_id"],
  option: ["f.option", "f.line_id"],
  pence: ["f.pence", "f.line_id"],
} as const;

/** The charges and credits of a centre and series that fit a filter, oldest first unless asked otherwise. */
export async function chargesOf(
  tx: Tx,
  filter: ChargeFilter,
  view: Pick<ListAsked, "limit" | "offset" | "orderBy">,
): Promise<{ readonly total: number; readonly sum: Pence; readonly rows: readonly ChargeListed[] }> {
  const fitting = sql`
    select l.line_id, l.at, l.candidate_id, n.candidate_number, n.surname, n.forenames, l.option, l.title,
      l.family, l.service, l.pence, (sum(l.pence) over (order by l.line_id))::integer as running, l.status, l.reason,
      i.kind, i.number
    from fees.line l
    left join candidates.numbered_candidate n
      on n.centre_id = l.centre_id and n.series = l.series and n.candidate_id = l.candidate_id
    left join fees.invoiced_line i on i.centre_id = l.centre_id and i.line_id = l.line_id
    where l.centre_id = ${filter.centreId} and l.series = ${filter.series}
      and (${filter.family} = '' or l.family = ${filter.family})
      and (${filter.status} = '' or l.status = ${filter.status})
      and (${filter.text} = '' or l.option = upper(${filter.text}) or ${namedBy(filter.text)})`;
  const [counted] = (
    await sql<{ total: number; sum: Pence }>`
      select count(*)::integer as total, coalesce(sum(f.pence), 0)::integer as sum from (${fitting}) f`.execute(tx)
  ).rows;
  const found = await sql<ChargeListed>`
    select f.line_id::text as "lineId", f.at, f.candidate_id as "candidateId", f.candidate_number as "candidateNumber",
      f.surname, f.forenames, f.option, f.title, coalesce(t.family_title, f.family) as "familyTitle", f.service,
      f.pence, f.running, f.status, f.reason, f.kind, f.number
    from (${fitting}) f
    left join catalogue.series_family t on t.series = ${filter.series} and t.family = f.family
    order by ${view.orderBy} limit ${view.limit} offset ${view.offset}`.execute(tx);
  return { total: counted?.total ?? 0, sum: counted?.sum ?? 0, rows: found.rows };
}

/** Who is charged for, by name, candidate number or entry code. */
function namedBy(text: string) {
  return sql`exists (
    select from candidates.numbered_candidate c
    where c.centre_id = l.centre_id and c.series = l.series and c.candidate_id = l.candidate_id
      and (strpos(lower(c.surname || ' ' || c.forenames || ' ' || c.surname), lower(${text})) > 0
        or lpad(c.candidate_number::text, 4, '0') = ${text}))`;
}

/** What an entry code costs a centre in a series. */
export type CodeCharged = {
  readonly option: string;
  readonly title: string;
  readonly familyTitle: string;
  readonly charges: number;
  readonly credits: number;
  readonly charged: Pence;
  readonly credited: Pence;
  readonly sum: Pence;
};

/** The charges of a centre and series by entry code, which is how departments know them. */
export async function chargesByCode(
  tx: Tx,
  { centreId, series, family }: Pick<ChargeFilter, "centreId" | "series" | "family">,
): Promise<readonly CodeCharged[]> {
  const found = await sql<CodeCharged>`
    select l.option, coalesce(min(l.title) filter (where l.service = 'entry'), l.option) as title,
      coalesce(t.family_title, l.family) as "familyTitle",
      (count(*) filter (where l.kind = 'charge'))::integer as charges,
      (count(*) filter (where l.kind = 'credit'))::integer as credits,
      coalesce(sum(l.pence) filter (where l.kind = 'charge'), 0)::integer as charged,
      coalesce(sum(l.pence) filter (where l.kind = 'credit'), 0)::integer as credited, sum(l.pence)::integer as sum
    from fees.line l
    left join catalogue.series_family t on t.series = l.series and t.family = l.family
    where l.centre_id = ${centreId} and l.series = ${series} and (${family} = '' or l.family = ${family})
    group by l.option, l.family, t.family_title order by 3, 2, 1`.execute(tx);
  return found.rows;
}

type Titled = { readonly value: string; readonly text: string };

/** The series in which there are charges, newest first; of one centre, or of all. */
export async function chargedSeries(tx: Tx, centreId: string | null): Promise<readonly Titled[]> {
  const found = await sql<Titled>`
    select f.series as value, min(f.series_title) as text from catalogue.series_family f
    where exists (select from fees.line l
      where l.series = f.series and (${centreId}::text is null or l.centre_id = ${centreId}))
    group by f.series order by right(f.series, 2) desc, f.series desc`.execute(tx);
  return found.rows;
}

/** The families of a series. */
export async function familiesOf(tx: Tx, series: string): Promise<readonly Titled[]> {
  const found = await sql<Titled>`
    select f.family as value, f.family_title as text from catalogue.series_family f
    where f.series = ${series} order by 2`.execute(tx);
  return found.rows;
}
