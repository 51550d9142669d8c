import { type Kysely, sql } from "kysely";
import type { DB } from "#platform/database";

/**
 * Whether a person must sign in with two factors: everybody but candidates, who see their own results alone. Who holds
 * no role at all must too, since they may be given any.
 */
export async function needsSecondFactor(database: Kysely<DB>, personId: string): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select coalesce(bool_and(side = 'candidate'), false) as alone from access.role_holding
    where person_id = ${personId} and ended_at is null and (until_at is null or until_at > now())`.execute(database);
  return rows[0]?.alone !== true;
}
