import { randomUUID } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import pg from "pg";
import { inject } from "vitest";
import { readCapacity } from "../capacity/settings.ts";
import { closeDatabase } from "./close-database.ts";
import { type Database, openDatabase } from "./database.ts";

export type TestDatabase = Database & { drop(): Promise<void> };

const migrated = "accolade_template";

/** A database of its own for one test file, cloned from the migrated template of the test server. */
export function freshDatabase(): Promise<TestDatabase> {
  return cloneOf(migrated);
}

/**
 * A database of its own for one test file, cloned from one that is made once in a run: by whoever asks for it first,
 * while the others wait. `kept` is what making it gave, which must be plain data. When making it fails, the next one to
 * ask makes it again.
 */
export async function cloneOfMade<Kept>(
  name: string,
  make: (database: Database) => Promise<Kept>,
): Promise<{ readonly database: TestDatabase; readonly kept: Kept }> {
  const template = `made_${name}`;
  const kept = await withRoot(async (root) => {
    await root.query("select pg_advisory_lock(hashtext($1))", [template]);
    return (await keptOf<Kept>(root, template)) ?? (await makeOriginal(root, template, make));
  });
  return { database: await cloneOf(template), kept };
}

/** What making a database gave is the comment on it: a database without one is not whole. */
async function keptOf<Kept>(root: pg.Client, template: string): Promise<Kept | undefined> {
  const { rows } = await root.query<{ kept: string | null }>(
    "select shobj_description(oid, 'pg_database') as kept from pg_database where datname = $1",
    [template],
  );
  const kept = rows[0]?.kept;
  return kept ? deserialize(Buffer.from(kept, "base64")) : undefined;
}

async function makeOriginal<Kept>(
  root: pg.Client,
  template: string,
  make: (database: Database) => Promise<Kept>,
): Promise<Kept> {
  await root.query(`drop database if exists ${template} with (force)`);
  await copyDatabase(root, migrated, template);
  const database = openTestDatabase(template);
  const kept = await make(database).finally(() => database.close());
  await root.query(`comment on database ${template} is '${serialize(kept).toString("base64")}'`);
  return kept;
}

/** Files are copied as they are, which takes a fifth of the time that writing every page to the log takes. */
async function copyDatabase(root: pg.Client, from: string, to: string): Promise<void> {
  await root.query(`create database ${to} template ${from} strategy file_copy owner accolade_owner`);
  // The rights to a database itself are not copied.
  await closeDatabase(root, to);
}

async function cloneOf(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await withRoot((root) => copyDatabase(root, template, name));
  const database = openTestDatabase(name);
  const drop = async () => {
    await database.close();
    await withRoot((root) => root.query(`drop database ${name} with (force)`));
  };
  return { ...database, close: drop, drop };
}

export type TestServer = { host: string; port: number; secret: string };

declare module "vitest" {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

function openTestDatabase(name: string): Database {
  const server = inject("testServer");
  return openDatabase({ ...server, name }, { ...readCapacity(), connections: 4 });
}

async function withRoot<Value>(work: (root: pg.Client) => Promise<Value>): Promise<Value> {
  const { host, port, secret } = inject("testServer");
  const root = new pg.Client({ host, port, user: "accolade_root", password: secret, database: "postgres" });
  await root.connect();
  try {
    return await work(root);
  } finally {
    await root.end();
  }
}
