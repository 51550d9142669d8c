import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseAddress } from "./database.ts";
import { rolePassword } from "./roles.ts";

export const typesFile = join(import.meta.dirname, "types.ts");

/** The TypeScript types of every table and view, read from a migrated database by kysely-codegen. */
export function databaseTypes(address: DatabaseAddress): string {
  const url =
    `postgres://accolade_owner:${rolePassword(address.secret, "owner")}@` +
    `${encodeURIComponent(address.host)}:${address.port}/${address.name}`;
  const ran = spawnSync(
    process.execPath,
    [
      join(import.meta.dirname, "../../../node_modules/kysely-codegen/dist/cli/bin.js"),
      "--dialect",
      "postgres",
      "--print",
      "--url",
      url,
      "--date-parser",
      "string",
      "--numeric-parser",
      "number",
      "--exclude-pattern",
      "migrations.*",
    ],
    { encoding: "utf8", maxBuffer: 20_000_000 },
  );
  if (ran.status !== 0) throw new Error(`Types could not be read from the database: ${ran.stderr}`);
  return ran.stdout
    .slice(ran.stdout.indexOf("/**"))
    .replace(/export type Int8 = .*/, "export type Int8 = ColumnType<number, number, number>;")
    .replace(/export type Timestamp = .*/, "export type Timestamp = ColumnType<string, string, string>;");
}

/** Writes the types file; says whether it was stale. */
export function writeTypes(address: DatabaseAddress): boolean {
  const types = databaseTypes(address);
  if (readFileSync(typesFile, "utf8") === types) return false;
  writeFileSync(typesFile, types);
  return true;
}
