import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** Award runs by their series: `June 2026`. */
export async function runNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; title: string }>`
    select distinct u.run_id as id, f.series_title as title from awarding.award_run u
    join catalogue.series_family f on f.series = u.series
    where u.run_id::text = any(${[...ids]}::text[])`.execute(tx);
  return new Map(found.rows.map(({ id, title }) => [id, title]));
}
