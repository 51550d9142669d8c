import { sql } from "kysely";
import type { Tx } from "#platform/database";

/** The names of files, by identifier. */
export async function fileNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx
    .selectFrom("exchange.file")
    .select(["file_id", "name"])
    .where(sql<boolean>`file_id::text = any(${[...ids]}::text[])`)
    .execute();
  return new Map(found.map((row) => [row.file_id, row.name]));
}
