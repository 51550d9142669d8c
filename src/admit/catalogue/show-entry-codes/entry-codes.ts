import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";

/** What can be entered in a series, with its fee in pence. */
export type EntryCode = {
  readonly series: string;
  readonly option: string;
  readonly title: string;
  readonly kind: string;
  readonly process: string;
  readonly family: string;
  readonly familyTitle: string;
  readonly suiteTitle: string;
  readonly qualification: string | null;
  readonly unit: string | null;
  readonly tier: string | null;
  readonly fee: number;
  readonly status: string;
};

/** The options of a series, in the order asked for. */
export async function entryCodesOf(
  tx: Tx,
  filter: { readonly series: string; readonly family: string | undefined; readonly pattern: string | undefined },
  { orderBy }: Pick<ListAsked, "orderBy">,
): Promise<readonly EntryCode[]> {
  const [family, pattern] = [filter.family ?? null, filter.pattern ?? null];
  const found = await sql<EntryCode>`
    select so.series, o.option, o.title, o.kind, o.process, f.family, f.title as "familyTitle", s.title as "suiteTitle",
      o.qualification, o.unit, o.tier, so.fee, so.status
    from catalogue.series_options so
    join catalogue.options o on o.option = so.option
    left join catalogue.qualifications q on q.qualification = o.qualification
    left join catalogue.units u on u.unit = o.unit
    join catalogue.suites s on s.suite = coalesce(q.suite, u.suite)
    join catalogue.families f on f.family = s.family
    where so.series = ${filter.series} and (${family}::text is null or f.family = ${family})
      and (${pattern}::text is null or o.option ilike ${pattern} or o.title ilike ${pattern})
    order by ${orderBy}`.execute(tx);
  return found.rows;
}

/** When entries of each family close, and what is added to the fee after. */
export type FamilyDeadlines = {
  readonly family: string;
  readonly title: string;
  readonly final: string | null;
  readonly late: string | null;
  readonly last: string | null;
  /** Until when entries are taken on any day; null where they have deadlines. */
  readonly open: string | null;
  readonly lateFee: number | null;
  readonly veryLateFee: number | null;
};

/** The deadlines and late fees of the families offered in a series. */
export async function deadlinesOf(tx: Tx, series: string): Promise<readonly FamilyDeadlines[]> {
  const found = await sql<FamilyDeadlines>`
    select f.family, f.title,
           max(d.at_instant) filter (where d.kind = 'final-entries') as final,
           max(d.at_instant) filter (where d.kind = 'late-entries') as late,
           max(d.at_instant) filter (where d.kind = 'last-amendment') as last,
           max(d.at_instant) filter (where d.kind = 'open-entries') as open,
           (select l.fee from catalogue.late_fees l where l.series = ${series} and l.family = f.family
           and l.stage = 'late') as "lateFee",
           (select l.fee from catalogue.late_fees l where l.series = ${series} and l.family = f.family
           and l.stage = 'very-late') as "veryLateFee"
    from catalogue.families f
    join catalogue.key_dates d on d.series = ${series} and d.family = f.family
    group by f.family, f.title order by f.title`.execute(tx);
  return found.rows;
}
