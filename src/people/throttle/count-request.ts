import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { App, Counted, Window } from "#platform/app";

/**
 * Adds one to the window that is open now, in one statement that any number of programs may send at once; undefined
 * when the kind has no limit. A clock that is behind another's never reopens a window.
 */
export async function countRequest(app: App, kind: Counted, who: string): Promise<Window | undefined> {
  const key = createHash("sha256").update(`${kind} ${who}`).digest();
  const counted = await sql<Window>`
    with policy as (
      select quota, seconds, access.request_clock() as at, to_timestamp(
        floor(extract(epoch from access.request_clock()) / seconds) * seconds) as started
      from access.request_limit where kind = ${kind}
    ), counted as (
      insert into access.request_count as r (key, window_start, count) select ${key}::bytea, started, 1 from policy
      on conflict (key) do update set window_start = greatest(r.window_start, excluded.window_start),
        count = case when excluded.window_start > r.window_start then 1 else r.count + 1 end
      returning count, window_start
    )
    select quota, seconds, count,
      greatest(1, ceil(extract(epoch from window_start - at) + seconds))::integer as left
    from policy, counted`.execute(app.database.as.access);
  return counted.rows[0];
}

/** Forgets windows that ended long ago; says how many. */
export async function deleteWindows(app: App): Promise<number> {
  const gone = await app.database.as.access
    .deleteFrom("access.request_count")
    .where(sql<boolean>`window_start < access.request_clock() - interval '2 days'`)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
