import type { Client } from "pg";
import { closeDatabase } from "./close-database.ts";
import { DatabaseFault } from "./fault.ts";
import { type DatabaseParts, type ModuleSql, readDatabaseParts } from "./migration-files.ts";
import { narrowRights } from "./narrow-rights.ts";
import { takeBackRights } from "./take-back-rights.ts";

/**
 * Brings a database up to this version, all in one transaction: runs the migrations it has not had, in order, and then
 * the policies of each module whose policies or tables changed. Returns the names of what ran. Refuses (throws
 * DatabaseFault) a database of the form before 0.1.0, one that a newer program has migrated, and a migration that was
 * changed after it ran.
 */
export async function migrate(client: Client): Promise<readonly string[]> {
  const parts = await readDatabaseParts();
  await client.query("select pg_advisory_lock(4207002)");
  try {
    await client.query("begin");
    const ran = await bringUpToDate(client, parts);
    await client.query("commit");
    return ran;
  } catch (fault) {
    await client.query("rollback");
    throw fault;
  } finally {
    await client.query("select pg_advisory_unlock(4207002)");
  }
}

async function bringUpToDate(client: Client, parts: DatabaseParts): Promise<readonly string[]> {
  await client.query("create schema if not exists migrations");
  await client.query(
    "create table if not exists migrations.done (name text primary key, hash text not null, at timestamptz not " +
      "null default now())",
  );
  const found = await client.query<{ name: string; hash: string }>("select name, hash from migrations.done");
  const done = new Map(found.rows.map((row) => [row.name, row.hash]));
  refuseEarlierForm(done);
  refuseUnknown(done, parts);
  const waiting = parts.migrations.filter(({ name }) => !done.has(name));
  const rights = parts.policies.filter(
    ({ name, hash, module }) => done.get(name) !== hash || waiting.some((file) => file.module === module),
  );
  await takeBackRights(
    client,
    rights.flatMap(({ module }) => parts.schemas.get(module) ?? []),
  );
  for (const file of [...waiting, ...rights]) await run(client, file);
  await narrowRights(client);
  if (client.database) await closeDatabase(client, client.database);
  return [...waiting, ...rights].map(({ name }) => name);
}

/** Before 0.1.0 the migrations were numbered, and their tables had another form that nothing leads out of. */
function refuseEarlierForm(done: ReadonlyMap<string, string>): void {
  const numbered = [...done.keys()].find((name) => /^\d{4}-[a-z-]+\.sql$/.test(name));
  if (!numbered) return;
  throw new DatabaseFault(
    "database-of-earlier-form",
    `The database was made before Accolade 0.1.0 (it has had ${numbered}) and cannot be brought up to this version. ` +
      "It was left as it is. Use another --data folder, or an empty database in DATABASE_URL, and load the data again.",
  );
}

function refuseUnknown(done: ReadonlyMap<string, string>, { migrations, policies }: DatabaseParts): void {
  const known = new Map([...migrations, ...policies].map(({ name, hash }) => [name, hash]));
  const unknown = [...done.keys()].find((name) => !known.has(name));
  if (unknown) {
    throw new DatabaseFault(
      "database-newer",
      `The database was made by a newer Accolade (it has had ${unknown}). Use that version, or ` +
        `another --data folder.`,
    );
  }
  const changed = migrations.find(({ name, hash }) => done.has(name) && done.get(name) !== hash);
  if (changed) {
    throw new DatabaseFault(
      "migration-changed",
      `The migration ${changed.name} was changed after this database had it. Use another --data ` +
        `folder, or the version that made this one.`,
    );
  }
}

async function run(client: Client, { name, sql, hash }: ModuleSql): Promise<void> {
  try {
    await client.query(sql);
  } catch (fault) {
    throw new Error(`${name}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault });
  }
  await client.query(
    "insert into migrations.done (name, hash) values ($1, $2) " +
      "on conflict (name) do update set hash = excluded.hash, at = now()",
    [name, hash],
  );
}
