import { createHash } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { newestServer } from "./embedded/binaries.ts";
import { findCluster, hasFiles } from "./embedded/folder.ts";
import { startEmbedded } from "./embedded/server.ts";
import { lowDiskSettings } from "./embedded/settings.ts";
import { connection, type Database, type DatabaseAddress, openDatabase } from "./database.ts";
import { closeFunctions } from "./close-functions.ts";
import { readDatabaseUrl } from "./database-url.ts";
import { readCapacity } from "../capacity/settings.ts";
import { freeBytesOf } from "./free-bytes.ts";
import { DatabaseFault } from "./fault.ts";
import { makeFolder } from "./make-folder.ts";
import { migrate } from "./migrate.ts";
import { ensureRoles } from "./roles.ts";

export type DataPlace = {
  readonly data: string;
  readonly databaseUrl?: string | undefined;
  /** How many bytes are free where a folder is: the disk's own figure but in tests. */
  readonly freeBytes?: (folder: string) => number;
};

/**
 * Opens the database of a place: the server that DATABASE_URL names, or else the embedded one of the data folder; makes
 * the roles, the database and the tables that are missing. `close` ends the connections and stops the server it
 * started.
 */
export async function openData(place: DataPlace): Promise<Database> {
  if (place.databaseUrl) return openExternal(place.databaseUrl);
  const isLow = judgeDisk(place.data, place.freeBytes ?? freeBytesOf);
  const server = await startEmbedded(place.data, newestServer, "socket", isLow ? lowDiskSettings : {});
  const address = {
    host: server.host,
    port: server.port,
    name: "accolade",
    secret: server.secret,
    sealingKeys: process.env["ACCOLADE_SEALING_KEYS"] ?? join(place.data, "sealing-keys"),
  };
  try {
    const root = { host: server.host, port: server.port, user: "accolade_root", password: server.secret };
    await prepare({ ...root, database: "postgres" }, address);
  } catch (fault) {
    await server.stop();
    throw fault;
  }
  const database = openDatabase(address);
  return {
    ...database,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}

/** Makes roles, database and tables on a server, with a connection that may. */
export async function prepare(root: pg.ClientConfig, address: DatabaseAddress): Promise<void> {
  await connected(root, async (client) => {
    await ensureRoles(client, address.secret, readCapacity().connections);
    await ensureDatabase(client, address.name);
    // Every server has these, and nobody but who made it has anything to do there.
    await client.query("revoke connect, temporary on database postgres, template1 from public");
  });
  await connected({ ...root, database: address.name }, closeFunctions);
  await connected(connection(address, "owner"), migrate);
}

/** Under a lock, since programs that start at the same moment would each make it. The lock ends with the connection. */
async function ensureDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query("select pg_advisory_lock(4207003)");
  const found = await client.query("select 1 from pg_database where datname = $1", [name]);
  if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)} owner accolade_owner`);
}

async function openExternal(url: string): Promise<Database> {
  const { root, ...server } = readDatabaseUrl(url);
  const secret = process.env["ACCOLADE_SECRET"] ?? createHash("sha256").update(url).digest("hex");
  const address = { ...server, secret, sealingKeys: process.env["ACCOLADE_SEALING_KEYS"] };
  await connected(root, async (client) => {
    await refuseOldServer(client);
    await ensureRoles(client, secret, readCapacity().connections);
    const name = pg.escapeIdentifier(address.name);
    await client.query("grant accolade_owner to current_user").catch(() => undefined);
    await client.query(`alter database ${name} owner to accolade_owner`);
    await closeFunctions(client);
  });
  await connected(connection(address, "owner"), migrate);
  return openDatabase(address);
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const shown = await client.query<{ server_version_num: string }>("show server_version_num");
  if (Number(shown.rows[0]?.server_version_num) >= 150_000) return;
  throw new DatabaseFault(
    "database-old",
    "The server behind DATABASE_URL is older than PostgreSQL 15. Use 15 or newer.",
  );
}

/**
 * Whether the disk is low. A board that is there is opened all the same, so that somebody can clean up; a new one is
 * refused (throws), since it would stop at the first large file.
 */
function judgeDisk(folder: string, freeBytes: (folder: string) => number): boolean {
  makeFolder(folder);
  const spare = readCapacity().spareMegabytes;
  if (freeBytes(folder) >= spare * 1_000_000) return false;
  if (hasFiles(findCluster(folder))) return true;
  throw new DatabaseFault(
    "disk-full",
    `The disk of ${folder} has under ${spare} MB free. Free some space, or use another folder with --data.`,
  );
}

async function connected<Value>(config: pg.ClientConfig, use: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
