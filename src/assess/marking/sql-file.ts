import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CompiledQuery } from "kysely";
import type { Tables, Tx } from "#platform/database";
import type { Kysely } from "kysely";

/** A set-based statement kept in a file of its own beside the act that runs it. */
export type SqlFile<Row> = (on: Tx | Kysely<Tables>, parameters: readonly unknown[]) => Promise<Row[]>;

/** Reads a statement once; it runs with `$1`, `$2` … as given. */
export function sqlFile<Row>(folder: string, name: string): SqlFile<Row> {
  const text = readFileSync(join(folder, name), "utf8");
  return async (on, parameters) => {
    const result = await on.executeQuery<Row>(CompiledQuery.raw(text, [...parameters]));
    return result.rows;
  };
}
