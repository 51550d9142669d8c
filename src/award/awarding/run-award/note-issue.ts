import { sql } from "kysely";
import type { Tx } from "#platform/database";

/**
 * Records when results of a series first reach anyone, called whenever its release time is set or moved. An award after
 * that instant needs a second person.
 */
export async function noteIssue(tx: Tx, series: string, at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto("awarding.issued")
    .values({ series, at: at.toString() })
    .onConflict((row) => row.column("series").doUpdateSet({ at: sql<string>`excluded.at` }))
    .execute();
}
