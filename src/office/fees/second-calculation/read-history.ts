import type pg from "pg";
import type { Happened, Lists } from "./recalculate.ts";

/** What was announced, in the order in which it happened. */
export async function readHistory(pool: pg.Pool): Promise<readonly Happened[]> {
  const { rows } = await pool.query<Happened>(
    `select event_id as id, name, centre_id as centre, body from platform.outbox
     where name in ('entries-moved', 'charge-waived') order by event_id`,
  );
  return rows;
}

/** The price lists and dates, as they are loaded. */
export async function readLists(pool: pg.Pool): Promise<Lists> {
  const fees = await pool.query<{ key: string; family: string; fee: number }>(
    `select series || ' ' || so.option as key, family, fee from catalogue.series_options so
     join catalogue.placed_option p on p.option = so.option`,
  );
  const late = await pool.query<{ key: string; fee: number }>(
    "select series || ' ' || family || ' ' || stage as key, fee from catalogue.late_fees",
  );
  const dates = await pool.query<{ key: string; at: string }>(
    "select series || ' ' || family || ' ' || kind as key, at_instant as at from catalogue.key_dates",
  );
  return {
    fees: new Map(fees.rows.map(({ key, family, fee }) => [key, { family, fee }])),
    lateFees: new Map(late.rows.map(({ key, fee }) => [key, fee])),
    dates: new Map(dates.rows.map(({ key, at }) => [key, Temporal.Instant.from(at).epochMilliseconds])),
  };
}

/** What was charged, credits taken off, by entry and service. */
export async function readCharged(pool: pg.Pool | pg.PoolClient): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ key: string; pence: number }>(
    `select concat_ws(' ', centre_id, series, candidate_id, option, service) as key, sum(pence)::integer as pence
     from fees.line group by 1`,
  );
  return new Map(rows.map(({ key, pence }) => [key, pence]));
}
