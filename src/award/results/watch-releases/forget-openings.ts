import { sql } from "kysely";
import type { Database } from "#platform/database";

/**
 * Forgets what has opened since, when somebody sets the clock of a demonstration back to look at an earlier day. Only
 * the owner of the database may, and no board's clock is moved like this.
 */
export async function forgetOpenings(database: Database): Promise<void> {
  await sql`delete from results.opening where at > platform.clock()`.execute(database.as.owner);
}
