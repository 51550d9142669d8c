import { sql } from "kysely";
import type { App, Method, Place } from "#platform";

/** For whom a person may act now: each centre, the board, and so on; without a second factor as candidate only. */
export async function findPlaces(app: App, personId: string, method?: Method): Promise<readonly Place[]> {
  return app.database.as.access
    .selectFrom("access.role_holding")
    .select([sql<Place["side"]>`side`.as("side"), "centre_id as centreId", "candidate_id as candidateId"])
    .distinct()
    .where("person_id", "=", personId)
    .where(sql<boolean>`${holdsNow("role_holding")}`)
    .$if(method === "password-alone", (query) => query.where("side", "=", "candidate"))
    .orderBy("side")
    .orderBy("centreId")
    .execute();
}

/** SQL: a holding (by its table's name) counts now. */
export function holdsNow(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<boolean>`${column("from_at")} <= now() and (${column("until_at")} is null or ${column("until_at")} > now())
    and ${column("ended_at")} is null`;
}
