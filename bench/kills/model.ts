import { sql } from "kysely";
import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../../src/platform/database/database.ts";
import { verifyChains } from "#platform/audit";
import { theProgram } from "../../src/start/program.ts";

/** What a database answers, as soon as it does: its server may be starting again. */
export async function patiently<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (fault) {
      if (tries === 240) throw fault;
      await pause(250);
    }
  }
}

/** How long the program has to come to rest: awards ended, events delivered. */
const restSeconds = 120;

/** What the database holds of an act that was sent with a key: acts of its name, and answers kept for the key. */
export async function countOf(database: Database, action: string, key: string) {
  const found = await sql<{ acts: number; answers: number }>`
    select (select count(*) from audit.act where action = ${action})::integer as acts,
           (select count(*) from platform.idempotency where key = ${key})::integer as answers`.execute(
    database.as.worker,
  );
  return found.rows[0] ?? { acts: -1, answers: -1 };
}

/** The number of a centre's next file. */
export async function nextSequences(database: Database, series: string): Promise<ReadonlyMap<string, number>> {
  const rows = await database.as.board
    .selectFrom("exchange.sequence")
    .select(["centre_id", "last_sequence"])
    .where("series", "=", series)
    .execute();
  return new Map(rows.map((row) => [row.centre_id, row.last_sequence + 1]));
}

/** What is wrong once the program has come to rest: work that never ends, and what is there early or twice. */
export async function wrongAtRest(database: Database, centres: readonly string[]): Promise<readonly string[]> {
  return [
    ...(await patiently(() => unrest(database))),
    ...(await patiently(() => early(database, centres))),
    ...(await patiently(() => doubled(database))),
  ];
}

/** What the audit log does not bear out: acts, results and marks that were lost or changed. */
export async function wrongInLog(database: Database): Promise<readonly string[]> {
  const { worker } = database.as;
  const broken = (await verifyChains(worker)).filter(({ brokenAt }) => brokenAt !== null);
  const found = await Promise.all(theProgram.recordChecks.map((check) => check.find(worker)));
  return [...broken.map(({ chain }) => `the chain ${chain} is broken`), ...found.flat()];
}

/** Waits until no award is under way and every event has reached every subscriber; what has not by then. */
async function unrest(database: Database): Promise<readonly string[]> {
  const subscriptions = theProgram.subscribers.map(({ name, event }) => ({ name, event }));
  for (let waited = 0; ; waited += 0.25) {
    const found = await sql<{ what: string }>`
      select 'a run says ' || status as what from awarding.run where status in ('running', 'calculated')
      union all
      select 'an event was not delivered: ' || o.name from platform.outbox o
      join jsonb_to_recordset(${JSON.stringify(subscriptions)}::jsonb) s(name text, event text) on s.event = o.name
      where not exists (select from platform.delivery d where d.event_id = o.event_id and d.subscriber = s.name)
      limit 5`.execute(database.as.worker);
    if (found.rows.length === 0 || waited >= restSeconds) return found.rows.map(({ what }) => what);
    await pause(250);
  }
}

/** What a centre's account can see of results that are not released: nothing. */
async function early(database: Database, centres: readonly string[]): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const centreId of centres) {
    const rows = await database.as.centre.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre', ${centreId}, true)`.execute(tx);
      return (await sql<{ count: number }>`select count(*)::integer as count from awarding.result`.execute(tx)).rows;
    });
    if (rows[0]?.count !== 0) seen.push(`centre ${centreId} sees ${rows[0]?.count} results before their release`);
  }
  return seen;
}

/** What is there twice although it is made once: results of a run, and files that were received. */
async function doubled(database: Database): Promise<readonly string[]> {
  const found = await sql<{ what: string }>`
    select 'two results of one run' as what from awarding.result
      group by centre_id, series, candidate_id, option, run_id having count(*) > 1
    union all
    select 'a file was received twice under one name: ' || name from exchange.file
      where status <> 'rejected' group by centre_id, series, name having count(*) > 1
    limit 5`.execute(database.as.worker);
  return found.rows.map(({ what }) => what);
}
