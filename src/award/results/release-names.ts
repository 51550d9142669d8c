import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** Releases by family and series: `GCSE (9 to 1), June 2026`. */
export async function releaseNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; title: string }>`
    select f.series || ' ' || f.family as id, f.family_title || ', ' || f.series_title as title
    from catalogue.series_family f where f.series || ' ' || f.family = any(${[...ids]}::text[])`.execute(tx);
  return new Map(found.rows.map(({ id, title }) => [id, title]));
}
