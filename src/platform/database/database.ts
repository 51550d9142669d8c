import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { planOnce } from "./planned-statements.ts";
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
  readonly pools: Readonly<Record<DatabaseRole, pg.Pool>>;
  readonly as: Readonly<Record<DatabaseRole, Kysely<DB>>>;
  close(): Promise<void>;
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

/** Opens the pools of a database. Nothing is connected until it is used. */
export function openDatabase(address: DatabaseAddress, connectionsPerRole = 8): Database {
  const pools = byRole((role) => newPool(address, role, connectionsPerRole));
  return {
    address,
    pools,
    as: byRole((role) => new Kysely<DB>({ dialect: new PostgresDialect({ pool: pools[role] }) })),
    close: async () => {
      await Promise.all(databaseRoles.map((role) => pools[role].end()));
    },
  };
}

function newPool(address: DatabaseAddress, role: DatabaseRole, max: number): pg.Pool {
  const pool = planOnce(new pg.Pool({ ...connection(address, role), max, idleTimeoutMillis: 30_000 }));
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
