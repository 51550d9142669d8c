import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";
import { RequestGone, requestSignal } from "../capacity/request-scope.ts";

/**
 * A pool whose connections know for which request they work. When whoever sent it has gone, the statement that runs is
 * cancelled, no other is begun, and the connection is ended, which rolls back. No request waits longer than
 * `waitSeconds` for a connection. `cancelling` is a pool of the same account, which alone may cancel its statements.
 */
export function forRequests(pool: pg.Pool, cancelling: pg.Pool, waitSeconds: number): PostgresPool {
  return {
    connect: () => {
      const signal = requestSignal();
      return signal ? connect(pool, cancelling, waitSeconds, signal) : pool.connect();
    },
    end: () => pool.end(),
  };
}

async function connect(
  pool: pg.Pool,
  cancelling: pg.Pool,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<PostgresPoolClient> {
  if (signal.aborted) throw new RequestGone();
  const client = await freeConnection(pool, waitSeconds);
  const cancel = (): void => void cancelStatement(client, cancelling);
  signal.addEventListener("abort", cancel, { once: true });
  const query: pg.PoolClient["query"] = client.query.bind(client);
  return {
    query: (...asked: unknown[]) => {
      if (signal.aborted) throw new RequestGone();
      return Reflect.apply(query, client, asked);
    },
    release: () => {
      signal.removeEventListener("abort", cancel);
      client.release(signal.aborted);
    },
  };
}

/** A connection that comes free too late goes back to the pool unused. */
function freeConnection(pool: pg.Pool, waitSeconds: number): Promise<pg.PoolClient> {
  return new Promise((resolve, reject) => {
    let waits = true;
    const timer = setTimeout(() => {
      waits = false;
      reject(new NoConnection());
    }, waitSeconds * 1000);
    pool.connect().then(
      (client) => {
        clearTimeout(timer);
        if (waits) resolve(client);
        else client.release();
      },
      (fault: unknown) => {
        clearTimeout(timer);
        reject(fault);
      },
    );
  });
}

/** The connection is not used again, so that a cancellation that comes late can meet no other statement. */
async function cancelStatement(client: pg.PoolClient, cancelling: pg.Pool): Promise<void> {
  if (!("processID" in client) || typeof client.processID !== "number") return;
  await cancelling.query("select pg_cancel_backend($1)", [client.processID]).catch(() => undefined);
}

/** Every connection of the account was in use for too long. */
class NoConnection extends Error {
  readonly code = "no-connection";
  constructor() {
    super("No connection of the account came free in time.");
  }
}
