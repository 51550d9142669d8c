import { type CompiledQuery, Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { type Capacity, readCapacity } from "../capacity/settings.ts";
import { beginWithFirst } from "./begin-with-first.ts";
import { forRequests } from "./for-requests.ts";
import { planOnce } from "./planned-statements.ts";
import { readAtOnce } from "./read-at-once.ts";
import { type DatabaseRole, databaseRoles, rolePassword } from "./roles.ts";
import type { DB } from "./types.ts";

export type Tables = DB;
export type Tx = Transaction<DB>;

export type DatabaseAddress = {
  /** The server's name or address, or the folder of its socket. */
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly secret: string;
  /** The file of the keys that secrets are sealed with; without one they are sealed with a key of the secret itself. */
  readonly sealingKeys?: string | undefined;
  /** Whether connections are encrypted, to a server whose certificate is sound and its own; else none is. */
  readonly tls?: boolean;
};

/**
 * The connections of a running program: one pool for each database role that serves people, and the owner's on request.
 */
export type Database = {
  readonly address: DatabaseAddress;
  readonly limits: DatabaseLimits;
  readonly pools: Readonly<Record<DatabaseRole, pg.Pool>>;
  readonly as: Readonly<Record<DatabaseRole, Kysely<DB>>>;
  /** The rows of one statement that changes nothing, with the settings of whoever reads, in one message. */
  readAtOnce<Row>(role: DatabaseRole, settings: CompiledQuery, read: CompiledQuery<Row>): Promise<readonly Row[]>;
  /** Waits for what is being done and ends the connections. */
  close(): Promise<void>;
  /** Ends every connection at once: what is being done is rolled back. */
  endNow(): void;
};

// Days stay text such as 2008-09-01; bigint counts become numbers when they are safe; instants become ISO text.
pg.types.setTypeParser(1082, (text) => text);
pg.types.setTypeParser(1114, (text) => text);
pg.types.setTypeParser(1184, (text) =>
  Temporal.Instant.from(text.replace(" ", "T").replace(/([+-]\d{2})$/, "$1:00")).toString(),
);
pg.types.setTypeParser(20, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database sent ${text}, too large for a whole number.`);
  return value;
});

/** How many connections there are, and for how long a statement may run or wait. */
export type DatabaseLimits = Pick<Capacity, "connections" | "statementSeconds" | "longSeconds" | "lockSeconds">;

/** Opens the pools of a database. Nothing is connected until it is used. */
export function openDatabase(address: DatabaseAddress, limits: DatabaseLimits = readCapacity()): Database {
  const open = new Set<pg.PoolClient>();
  const pools = byRole((role) => newPool({ ...connection(address, role), ...limitsOf(role, limits) }));
  for (const role of databaseRoles) {
    pools[role].on("connect", (client) => open.add(client)).on("remove", (client) => open.delete(client));
  }
  const cancelling = byRole((role) => newPool({ ...connection(address, role), max: 1 }));
  const ofRequests = byRole((role) => forRequests(pools[role], cancelling[role], limits.lockSeconds));
  return {
    address,
    limits,
    pools,
    as: byRole((role) => new Kysely<DB>({ dialect: new PostgresDialect({ pool: ofRequests[role] }) })),
    readAtOnce: (role, settings, read) => readAtOnce(ofRequests[role], settings, read),
    close: async () => {
      await Promise.all(databaseRoles.flatMap((role) => [pools[role].end(), cancelling[role].end()]));
    },
    endNow: () => {
      for (const client of open) if ("end" in client && typeof client.end === "function") client.end();
    },
  };
}

/**
 * The limits of an account. Whoever waits for a page waits no longer for the database than this; the worker, for whom
 * nobody waits, has the time of long work, and the owner, who changes tables, has no limit.
 */
function limitsOf(role: DatabaseRole, limits: DatabaseLimits): pg.PoolConfig {
  const max = limits.connections;
  if (role === "owner") return { max };
  const seconds = role === "worker" ? limits.longSeconds : limits.statementSeconds;
  const lockSeconds = role === "worker" ? limits.statementSeconds : limits.lockSeconds;
  return {
    max,
    statement_timeout: seconds * 1000,
    lock_timeout: lockSeconds * 1000,
    idle_in_transaction_session_timeout: seconds * 2000,
  };
}

function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = planOnce(beginWithFirst(new pg.Pool({ ...config, idleTimeoutMillis: 30_000 })));
  // A connection that the server ends while nothing is asked of it must not end the program: its next query fails.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** How a role connects. */
export function connection(address: DatabaseAddress, role: DatabaseRole): pg.ClientConfig {
  return {
    host: address.host,
    port: address.port,
    database: address.name,
    user: `accolade_${role}`,
    password: rolePassword(address.secret, role),
    application_name: `accolade ${role}`,
    ssl: address.tls ?? false,
  };
}

function byRole<Value>(make: (role: DatabaseRole) => Value): Record<DatabaseRole, Value> {
  return {
    owner: make("owner"),
    centre: make("centre"),
    board: make("board"),
    assessor: make("assessor"),
    public: make("public"),
    worker: make("worker"),
    access: make("access"),
  };
}
