import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { type Decision, ok } from "#kernel";
import { stillBeingSaved } from "../refusals.ts";

/** What an award counts, and what other transactions may be writing when it begins. */
const counted = ["entries.entry", "marking.movement", "candidates.candidate", "awarding.unit_bank"];

/**
 * Waits until every transaction that is writing entries, marks, people or banked units has ended. What begins later
 * finds the run and notes what it changes; without this wait, what was written before and saved after the award would
 * be neither counted nor noticed. Refused: one of them is still open after `seconds`.
 */
export async function awaitWriters(client: pg.Client, seconds = 120): Promise<Decision<undefined>> {
  const before = await writers(client);
  for (let tries = 0; before.length > 0; tries += 1) {
    const now = new Set(await writers(client));
    if (!before.some((each) => now.has(each))) break;
    if (tries >= seconds * 20) return stillBeingSaved.refuse();
    await pause(50);
  }
  return ok(undefined);
}

/** The other transactions that have written one of these relations and have not ended. */
async function writers(client: pg.Client): Promise<readonly string[]> {
  const found = await client.query<{ writer: string }>(
    `select distinct l.virtualtransaction as writer from pg_catalog.pg_locks l
     where l.locktype = 'relation'
       and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
       and l.relation = any ($1::regclass[]) and l.mode in ('RowExclusiveLock', 'ShareRowExclusiveLock',
       'ExclusiveLock', 'AccessExclusiveLock') and l.granted and l.pid <> pg_backend_pid()`,
    [counted],
  );
  return found.rows.map(({ writer }) => writer);
}
