import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Price } from "./price.ts";
import type { VatRate } from "./vat.ts";

/** The prices of entries of a series, those that are late included. */
export async function pricesOfSeries(tx: Tx, series: string): Promise<readonly Price[]> {
  const found = await sql<Price>`
    select p.year, p.service, p.family, p.series, p.option, p.title, p.per, p.fee
    from catalogue.price p where p.series = ${series}`.execute(tx);
  return found.rows;
}

/** The price lists of every year, without the prices of entries: what other modules ask `priceOf` with. */
export async function pricesOfServices(tx: Tx): Promise<readonly Price[]> {
  const found = await sql<Price>`
    select p.year, p.service, p.family, p.series, p.option, p.title, p.per, p.fee
    from catalogue.price p where p.option is null`.execute(tx);
  return found.rows;
}

/** How services are taxed. */
export async function vatRates(tx: Tx): Promise<readonly VatRate[]> {
  const found = await sql<VatRate>`
    select nullif(v.service, '') as service, v.from_day, v.treatment, v.percent
    from catalogue.vat_rates v order by v.from_day`.execute(tx);
  return found.rows;
}
