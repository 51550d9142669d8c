import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { SequenceFacts } from "./receive-file/judge-sequence.ts";

/**
 * Locks the counter of a centre and series and returns what it holds: files of every kind share it, so that a second
 * file waits for the first and then sees its number.
 */
export async function lockSequence(tx: Tx, centreId: string, series: string): Promise<SequenceFacts> {
  await sql`
    insert into exchange.sequence (centre_id, series) values (${centreId}, ${series})
    on conflict do nothing`.execute(tx);
  const found = await sql<{ last: number; accepted: number[] }>`
    select last_sequence as last, accepted from exchange.sequence
    where centre_id = ${centreId} and series = ${series} for update`.execute(tx);
  return { last: found.rows[0]?.last ?? 0, accepted: new Set(found.rows[0]?.accepted) };
}

/** Notes that a number was accepted. Call `lockSequence` first. */
export async function saveSequence(tx: Tx, centreId: string, series: string, sequence: number): Promise<void> {
  await sql`
    update exchange.sequence
    set last_sequence = greatest(last_sequence, ${sequence}::integer), accepted = accepted || ${sequence}::smallint
    where centre_id = ${centreId} and series = ${series}`.execute(tx);
}
