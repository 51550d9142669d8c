import { sql } from "kysely";
import type { Tx } from "#platform/database";

/**
 * Notes from when results of a series reach people: from then on, who a result belongs to is settled. For awarding,
 * whenever the release time is set or moved.
 */
export async function noteIssued(tx: Tx, series: string, at: Temporal.Instant): Promise<void> {
  await tx
    .insertInto("candidates.issued_series")
    .values({ series, at: at.toString() })
    .onConflict((row) => row.column("series").doUpdateSet({ at: sql<string>`excluded.at` }))
    .execute();
}
