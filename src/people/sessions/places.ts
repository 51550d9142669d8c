import { sql } from "kysely";
import type { Method, Place } from "#platform/actors";
import type { App } from "#platform/app";

/** Where a person can work now: centres, the board and so on. Without a second factor, only as a candidate. */
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

/** SQL: whether a role, in the table of this name, is held now. */
export function holdsNow(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<boolean>`${column("from_at")} <= now() and (${column("until_at")} is null or ${column("until_at")} > now())
    and ${column("ended_at")} is null`;
}
