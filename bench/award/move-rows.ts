import pg from "pg";
import { connection, type DatabaseAddress } from "#platform/database";
import { series } from "./fill.ts";

/**
 * The least an award can be: reading every mark and writing one keyed row per result, as wide as a result, over as
 * many connections and the same centres, with nothing worked out or checked. The milliseconds it took.
 */
export async function moveRows(address: DatabaseAddress, connections: number): Promise<number> {
  const owner = new pg.Client(connection(address, "owner"));
  await owner.connect();
  await owner.query("create schema bench; grant usage on schema bench to accolade_worker");
  await owner.query(
    "create table bench.moved (like awarding.result including all); grant insert on bench.moved to accolade_worker",
  );
  const clients = await Promise.all(Array.from({ length: connections }, () => openWorker(address)));
  const started = performance.now();
  const found = await clients[0]?.query<{ centre_id: string }>(
    "select centre_id from centres.centre order by centre_id",
  );
  const centres = found?.rows.map((row) => row.centre_id) ?? [];
  const size = Math.ceil(centres.length / connections);
  await Promise.all(clients.map((client, at) => movePart(client, centres.slice(at * size, (at + 1) * size))));
  const milliseconds = Math.round(performance.now() - started);
  await Promise.all(clients.map((client) => client.end()));
  await owner.query("drop schema bench cascade");
  await owner.end();
  return milliseconds;
}

async function movePart(client: pg.Client, centres: readonly string[]): Promise<void> {
  const [first, last] = [centres[0], centres.at(-1)];
  if (first === undefined || last === undefined) return;
  await client.query("begin; set local work_mem = '128MB'; set local synchronous_commit = off");
  await client.query(
    `insert into bench.moved (centre_id, series, candidate_id, option, version, run_id, family, kind,
      status, grade, partial_absence, total, uniform, points, marks, units, cause)
    select m.centre_id, m.series, m.candidate_id, m.option, 1, '00000000-0000-7000-8000-000000000000', 'GCSE',
           'award', 'graded', 'A', false, sum(m.change), null, null, array_agg(m.change::smallint), null, 'award'
    from marking.movement m
    where m.series = $1 and m.centre_id between $2 and $3
    group by m.centre_id, m.series, m.candidate_id, m.option`,
    [series, first, last],
  );
  await client.query("commit");
}

async function openWorker(address: DatabaseAddress): Promise<pg.Client> {
  const client = new pg.Client(connection(address, "worker"));
  await client.connect();
  return client;
}
