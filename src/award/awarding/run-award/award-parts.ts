import pg from "pg";
import { permissionsSetting } from "#platform/actors";
import { connection, type DatabaseAddress } from "#platform/database";
import type { CentrePart } from "./centre-parts.ts";
import { findMissing, type MissingMarks } from "./missing-marks.ts";
import { runStep, type StepRecord } from "./run-step.ts";
import { steps, type StepValues } from "./step-files.ts";

/** What the connections share while they work through the parts. */
export type PartWork = {
  readonly address: DatabaseAddress;
  readonly parts: readonly CentrePart[];
  readonly connections: number;
  /** All connections read the same moment of the database. */
  readonly snapshot: string;
  readonly values: StepValues;
  readonly refuseMissing: boolean;
  onPart(part: CentrePart): void;
};

export type PartsDone = { readonly records: readonly StepRecord[]; readonly missing: readonly MissingMarks[] };

/**
 * Works through every part over several connections, each in one transaction. They are committed only if every part
 * succeeds and no required mark is missing. Throws AwardFault if a check finds rows: nothing is kept then.
 */
export async function awardParts(work: PartWork): Promise<PartsDone> {
  const queue = [...work.parts];
  const done = { records: new Array<StepRecord>(), missing: new Array<MissingMarks>() };
  const clients = await Promise.all(
    Array.from({ length: Math.min(work.connections, work.parts.length) }, () => connect(work)),
  );
  try {
    const ended = await Promise.allSettled(clients.map((client) => workThrough(client, work, queue, done)));
    const failed = ended.find((end) => end.status === "rejected");
    if (failed) throw failed.reason;
    const keep = !work.refuseMissing || done.missing.length === 0;
    for (const client of clients) await client.query(keep ? "commit" : "rollback");
    return done;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** What an award may see and write, whoever ordered it: the order itself needed the permission to run one. */
const permissions = permissionsSetting(["awarding.run", "boundaries.view-early", "results.view-all"]);

/**
 * A connection of the board's account, as every other query of the board. An award takes the time it needs: its
 * statements have no limit.
 */
export async function boardClient(address: DatabaseAddress): Promise<pg.Client> {
  const client = new pg.Client({
    ...connection(address, "board"),
    application_name: "accolade award",
    options: `-c app.permissions=${permissions}`,
  });
  client.on("error", () => undefined);
  const clients = openClients.get(address) ?? new Set();
  openClients.set(address, clients.add(client));
  client.once("end", () => clients.delete(client));
  await client.connect();
  return client;
}

const openClients = new WeakMap<DatabaseAddress, Set<pg.Client>>();

/** Ends the connections of every award at once, whatever they do: what they have written is rolled back. */
export async function endBoardClients(address: DatabaseAddress): Promise<void> {
  await Promise.all([...(openClients.get(address) ?? [])].map((client) => client.end()));
}

async function connect(work: PartWork): Promise<pg.Client> {
  const client = await boardClient(work.address);
  await client.query("set client_min_messages = warning");
  await client.query("begin isolation level repeatable read");
  await client.query(`set transaction snapshot ${pg.escapeLiteral(work.snapshot)}`);
  await client.query("set local work_mem = '128MB'; set local temp_buffers = '64MB'");
  await client.query("set local synchronous_commit = off");
  // Temporary relations have no statistics; merging would sort long text keys, which costs more than all the rest.
  await client.query("set local enable_mergejoin = off");
  return client;
}

async function workThrough(
  client: pg.Client,
  work: PartWork,
  queue: CentrePart[],
  done: { records: StepRecord[]; missing: MissingMarks[] },
): Promise<void> {
  try {
    for (const step of steps) if (step.scope === "connection") await runStep(client, step, work.values);
    for (let part = queue.shift(); part; part = queue.shift()) {
      await workPart(client, work, part, done);
      work.onPart(part);
    }
  } catch (fault) {
    queue.length = 0;
    throw fault;
  }
}

async function workPart(
  client: pg.Client,
  work: PartWork,
  part: CentrePart,
  done: { records: StepRecord[]; missing: MissingMarks[] },
): Promise<void> {
  const values = { ...work.values, first: part.first, last: part.last };
  for (const step of steps) {
    if (step.scope !== "part" || (work.refuseMissing && done.missing.length > 0 && step.relation !== "entry_mark"))
      continue;
    done.records.push(await runStep(client, step, values));
    if (step.relation !== "entry_mark" || !work.refuseMissing) continue;
    const missing = await findMissing(client, work.values["series"] ?? "", part);
    if (missing.count > 0) done.missing.push(missing);
  }
}
