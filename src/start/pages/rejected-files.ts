import { sql } from "kysely";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";

/** A file that was rejected, with no later one that was not. */
export type RejectedFile = {
  readonly centreId: string;
  readonly fileId: string;
  readonly name: string;
  readonly kind: string;
  /** The permission to read it. */
  readonly needs: string;
};

/** Days for which a rejected file is something to do. */
const recentDays = 42;

/**
 * The files that are still to be sent again: the last that a centre sent of their kind, and of their series where it
 * could be read. Of the actor's own centre, or, for the board, of all; of the kinds that the actor may read.
 */
export async function rejectedFiles(
  tx: Tx,
  { centreId, permissions }: Actor,
  now: Temporal.Instant,
): Promise<readonly RejectedFile[]> {
  const since = now.subtract({ hours: 24 * recentDays });
  const found = await sql<RejectedFile>`
    select f.centre_id as "centreId", f.file_id as "fileId", f.name, f.kind, f.needs
    from exchange.receipt f
    where f.status = 'rejected' and f.received_at > ${since.toString()}::timestamptz
      and (${centreId}::text is null or f.centre_id = ${centreId})
      and not exists (
        select from exchange.receipt n
        where n.centre_id = f.centre_id and n.kind = f.kind and n.received_at > f.received_at
          and (f.series is null or n.series is null or n.series = f.series))
    order by f.received_at desc`.execute(tx);
  return found.rows.filter(({ needs }) => permissions.has(needs));
}
