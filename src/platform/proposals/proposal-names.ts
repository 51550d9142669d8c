import { sql } from "kysely";
import type { Tx } from "../database/database.ts";

/** What proposals propose, by identifier. */
export async function proposalNames(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx
    .selectFrom("platform.proposal")
    .select(["proposal_id", "title"])
    .where(sql<boolean>`proposal_id::text = any(${[...ids]}::text[])`)
    .execute();
  return new Map(found.map((row) => [row.proposal_id, `“${row.title}”`]));
}
