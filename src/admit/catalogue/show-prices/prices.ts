import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";

/** A price of a list beside that of the year before; null where one of the two lists does not have it. */
export type PriceListed = {
  readonly service: string;
  readonly title: string;
  readonly per: string;
  readonly option: string | null;
  readonly familyTitle: string | null;
  readonly series: string | null;
  readonly fee: number | null;
  readonly before: number | null;
  readonly status: string;
  readonly treatment: string | null;
  readonly percent: number | null;
};

export type PriceFilter = {
  readonly year: number;
  readonly service: string | undefined;
  readonly family: string | undefined;
  readonly pattern: string | undefined;
  readonly onlyChanged: boolean;
};

/**
 * The prices of a year in the order asked for, with those that were in the list before and no longer are. A price of a
 * series is compared with that of the same series a year earlier.
 */
export async function pricesOfYear(
  tx: Tx,
  filter: PriceFilter,
  { orderBy }: Pick<ListAsked, "orderBy">,
): Promise<readonly PriceListed[]> {
  const { year, service = null, family = null, pattern = null, onlyChanged } = filter;
  const found = await sql<PriceListed>`
    select p.service, p.title, p.per, p.option, p."familyTitle", p.series, p.fee, p.before, p.status, v.treatment,
      v.percent
    from (
      select coalesce(n.service, b.service) as service, coalesce(n.title, b.title) as title,
        coalesce(n.per, b.per) as per, coalesce(n.option, b.option) as option,
        coalesce(n.family, b.family) as family, f.title as "familyTitle", coalesce(n.series, b.series) as series,
        n.fee, b.fee as before, coalesce(n.status, b.status) as status
      from (${listOf(year)}) n
      full join (${listOf(year - 1)}) b
        on b.service = n.service and coalesce(b.family, '') = coalesce(n.family, '')
        and coalesce(b.option, '') = coalesce(n.option, '')
        and coalesce(left(b.series, 2), '') = coalesce(left(n.series, 2), '')
      left join catalogue.families f on f.family = coalesce(n.family, b.family)) p
    left join lateral (
      select r.treatment, r.percent from catalogue.vat_rates r
      where r.service in (p.service, '') and r.from_day < make_date(${year}, 8, 1)
      order by r.service desc, r.from_day desc limit 1) v on true
    where (${service}::text is null or p.service = ${service}) and (${family}::text is null or p.family = ${family})
      and (${pattern}::text is null or p.option ilike ${pattern} or p.title ilike ${pattern})
      and (not ${onlyChanged}::boolean or p.fee is distinct from p.before)
    order by ${orderBy}`.execute(tx);
  return found.rows;
}

function listOf(year: number) {
  return sql`
    select p.service, p.title, p.per, p.option, p.family, p.series, p.fee, p.status from catalogue.price p
    where p.year = ${year}`;
}

/** What there are lists and prices of: the years, newest first, and the services of one. */
export async function priceChoices(
  tx: Tx,
  year: number | undefined,
): Promise<{ readonly years: readonly number[]; readonly services: readonly string[] }> {
  const years = await sql<{ year: number }>`
    select distinct p.year from catalogue.price p order by p.year desc`.execute(tx);
  const services = await sql<{ service: string }>`
    select distinct p.service from catalogue.price p
    where p.year = ${year ?? years.rows[0]?.year ?? 0} order by p.service`.execute(tx);
  return { years: years.rows.map((row) => row.year), services: services.rows.map((row) => row.service) };
}

/** The families that there are, by title. */
export async function familyChoices(tx: Tx): Promise<readonly { readonly value: string; readonly text: string }[]> {
  return tx.selectFrom("catalogue.families").select(["family as value", "title as text"]).orderBy("title").execute();
}
