import { sql } from "kysely";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { optionsToRead } from "../options-to-read.ts";

/** Results of what a centre entered that its reader cannot see yet, and their release time. */
export type Opening = { readonly seriesTitle: string; readonly families: string; readonly at: string };

/**
 * When a person at a centre will see results, soonest first. It is read from entries and release times alone, so it
 * says nothing of what is not released. Nothing for the board, which sees everything.
 */
export async function openingsOf(tx: Tx, actor: Actor): Promise<readonly Opening[]> {
  if (actor.side !== "centre") return [];
  const within = await optionsToRead(tx, actor);
  const found = await sql<Opening>`
    select s.title as "seriesTitle", string_agg(f.title, ', ' order by f.title) as families, r.at
    from results.release r
    join catalogue.series s on s.series = r.series
    join catalogue.families f on f.family = r.family
    where r.audience = results.audience_at_centre() and r.at > platform.clock()
      and not exists (select from results.suspension s where s.proposal_id = r.proposal_id)
      and not results.is_released(r.series, r.family, r.audience) and exists (
      select from entries.entry e
      join catalogue.placed_option o on o.option = e.option
      where e.centre_id = ${actor.centreId} and e.series = r.series and e.status <> 'withdrawn'
        and o.family = r.family and (${within}::text[] is null or e.option = any(${within}::text[])))
    group by s.title, r.at order by r.at, s.title`.execute(tx);
  return found.rows;
}
