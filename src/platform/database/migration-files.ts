import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** A file of SQL that a module brings. `name` is what the database remembers it by. */
export type ModuleSql = { readonly name: string; readonly module: string; readonly sql: string; readonly hash: string };

/** What the modules bring to the database. */
export type DatabaseParts = {
  /** In the order in which they run: by date, those of one date in the order of the modules. */
  readonly migrations: readonly ModuleSql[];
  /** Who may read and write what, one file for each module that has tables. */
  readonly policies: readonly ModuleSql[];
  /** The schemas that each module makes. */
  readonly schemas: ReadonlyMap<string, readonly string[]>;
};

/** Reads the migrations and policies of every module of `src/modules.ts`. */
export async function readDatabaseParts(): Promise<DatabaseParts> {
  // Imported late: the modules themselves are made with the platform.
  const { modules } = await import("../../modules.ts");
  const migrations = modules
    .flatMap(({ name, folder }) => migrationsOf(name, folder))
    .sort((a, b) => dateOf(a).localeCompare(dateOf(b)));
  return {
    migrations,
    policies: modules.flatMap(({ name, folder }) => {
      const path = join(root, folder, "policies.sql");
      return existsSync(path) ? [readSql(name, path, "policies.sql")] : [];
    }),
    schemas: new Map(modules.map(({ name }) => [name, schemasOf(migrations.filter((one) => one.module === name))])),
  };
}

function migrationsOf(module: string, folder: string): ModuleSql[] {
  const path = join(root, folder, "migrations");
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => /^\d{4}-\d{2}-\d{2}-.*\.sql$/.test(file))
    .sort()
    .map((file) => readSql(module, join(path, file), file));
}

function readSql(module: string, path: string, file: string): ModuleSql {
  const sql = readFileSync(path, "utf8");
  return { name: `${module}/${file}`, module, sql, hash: createHash("sha256").update(sql).digest("hex") };
}

function dateOf({ name, module }: ModuleSql): string {
  return name.slice(module.length + 1, module.length + 11);
}

function schemasOf(migrations: readonly ModuleSql[]): readonly string[] {
  return migrations.flatMap(({ sql }) => [...sql.matchAll(/^create schema (\w+);/gm)].map(([, name]) => name ?? ""));
}
