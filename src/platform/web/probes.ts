import { sql } from "kysely";
import type { App } from "../app/app.ts";
import { paths } from "../paths.ts";
import { isDiskLow } from "./disk.ts";
import { queuesOf } from "./queues.ts";
import { json, type Reply, type Route, type WebRequest } from "./route.ts";

/** Addresses at which monitoring asks whether the program runs, and whether it can serve. */
export const probeRoutes: readonly Route[] = [
  {
    name: "health",
    face: "api",
    method: "GET",
    path: paths.health.pattern,
    permission: "public",
    scope: "public",
    readsNoBoard: true,
    outOfTurn: true,
    summary: "Answers while the program runs",
    handle: async () => json({ status: "running" }),
    api: { answer: statusAnswer() },
  },
  {
    name: "ready",
    face: "api",
    method: "GET",
    path: paths.ready.pattern,
    permission: "public",
    scope: "public",
    readsNoBoard: true,
    outOfTurn: true,
    summary: "Answers 200 when requests can be served, else 503 with the reason",
    handle: answerReady,
    api: { answer: statusAnswer() },
  },
];

function statusAnswer(): { mediaType: string; schema: object } {
  return {
    mediaType: "application/json",
    schema: { type: "object", properties: { status: { type: "string" }, disk: { type: "string" } } },
  };
}

async function answerReady({ app }: WebRequest): Promise<Reply> {
  const reason = queueReason(app) ?? (await databaseReason(app));
  if (reason !== undefined) return json({ status: reason }, 503);
  return json(isDiskLow(app) ? { status: "ready", disk: "low" } : { status: "ready" });
}

/** Why no request is taken on, whatever the database does. */
function queueReason(app: App): string | undefined {
  const { isStopping, requests } = queuesOf(app);
  if (isStopping) return "stopping";
  return requests.isFull() ? "queue-full" : undefined;
}

/** Why the database serves nobody: it does not answer in time, or a table is locked and stays so. */
async function databaseReason(app: App): Promise<string | undefined> {
  const until = performance.now() + queuesOf(app).capacity.readySeconds * 1000;
  try {
    let locked = await inTime(lockedTables(app), until);
    while (locked.length > 0 && performance.now() < until - pauseMilliseconds) {
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      const still = new Set(await inTime(lockedTables(app), until));
      locked = locked.filter((table) => still.has(table));
    }
    if (locked.length === 0) return undefined;
    app.log(`not ready: locked: ${locked.join(", ")}`);
    return "table-locked";
  } catch (fault) {
    app.log(`not ready: ${String(fault)}`);
    return "database-not-answering";
  }
}

const pauseMilliseconds = 250;

/** The tables that nobody can read now, since somebody has them to themselves or waits for that. */
async function lockedTables({ database }: App): Promise<readonly string[]> {
  const found = await sql<{ name: string }>`
    select distinct n.nspname || '.' || c.relname as name from pg_locks l
    join pg_class c on c.oid = l.relation and c.relkind in ('r', 'p') and c.relpersistence <> 't'
    join pg_namespace n on n.oid = c.relnamespace and n.nspname not like 'pg\\_%'
    where l.mode = 'AccessExclusiveLock'
      and l.database = (select oid from pg_database where datname = current_database())
    order by name`.execute(database.as.public);
  return found.rows.map(({ name }) => name);
}

/** What was asked, unless it comes too late. */
async function inTime<Value>(asked: Promise<Value>, until: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseLate()), Math.max(0, until - performance.now()));
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** The database did not answer in time. */
class DatabaseLate extends Error {
  constructor() {
    super("The database did not answer in time.");
  }
}
