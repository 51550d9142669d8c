import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { DatabaseFault } from "./fault.ts";

export const migrationsFolder = join(import.meta.dirname, "../../../migrations");

/**
 * Runs the migrations that a database has not had, in the order of their names, all in one transaction. Refuses (throws
 * DatabaseFault) a database that a newer program has migrated and a migration that was changed after it ran.
 */
export async function migrate(client: Client): Promise<readonly string[]> {
  await client.query("select pg_advisory_lock(4207002)");
  try {
    await client.query("create schema if not exists migrations");
    await client.query(
      "create table if not exists migrations.done (name text primary key, hash text not null, at timestamptz not " +
        "null default now())",
    );
    const done = await client.query<{ name: string; hash: string }>("select name, hash from migrations.done");
    const files = migrationFiles();
    refuseUnknown(done.rows, files);
    const hashes = new Map(done.rows.map((row) => [row.name, row.hash]));
    const waiting = files.filter((file) => !hashes.has(file.name));
    await client.query("begin");
    for (const file of waiting) await runMigration(client, file);
    await client.query("commit");
    return waiting.map((file) => file.name);
  } catch (fault) {
    await client.query("rollback");
    throw fault;
  } finally {
    await client.query("select pg_advisory_unlock(4207002)");
  }
}

type MigrationFile = { readonly name: string; readonly sql: string; readonly hash: string };

function migrationFiles(): MigrationFile[] {
  return readdirSync(migrationsFolder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(migrationsFolder, name), "utf8");
      return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
    });
}

function refuseUnknown(done: readonly { name: string; hash: string }[], files: readonly MigrationFile[]): void {
  const known = new Map(files.map((file) => [file.name, file.hash]));
  for (const { name, hash } of done) {
    if (!known.has(name)) {
      throw new DatabaseFault(
        "database-newer",
        `The database was made by a newer Accolade (it has had ${name}). Use that version, or ` +
          `another --data folder.`,
      );
    }
    if (known.get(name) !== hash) {
      throw new DatabaseFault(
        "migration-changed",
        `The migration ${name} was changed after this database had it. Use another --data ` +
          `folder, or the version that made this one.`,
      );
    }
  }
}

async function runMigration(client: Client, file: MigrationFile): Promise<void> {
  try {
    await client.query(file.sql);
  } catch (fault) {
    throw new Error(`Migration ${file.name}: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
  await client.query("insert into migrations.done (name, hash) values ($1, $2)", [file.name, file.hash]);
}
