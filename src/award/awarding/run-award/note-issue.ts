import { sql } from "kysely";
import type { Tx } from "#platform";

/**
 * Notes from which instant results of a series reach anybody, for whoever sets or moves its release. An award after
 * that instant needs a second person.
 */
export async function noteIssue(tx: Tx, series: string, at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto("awarding.issued")
    .values({ series, at: at.toString() })
    .onConflict((row) => row.column("series").doUpdateSet({ at: sql<string>`excluded.at` }))
    .execute();
}
