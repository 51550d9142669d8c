import { sql } from "kysely";
import type { App } from "../../app.ts";
import { isRole, roles, type Side } from "../roles.ts";
import { holdsNow } from "../sessions/places.ts";

export type DemoPerson = {
  readonly personId: string; readonly name: string; readonly side: Side; readonly role: string;
  readonly centreId: string | null;
};

const shownMax = 30;

/** The people of a demonstration: the board's first, then centres' and candidates'. Only a demonstration may ask. */
export async function listDemoPeople(app: App): Promise<readonly DemoPerson[]> {
  const people = await peopleQuery(app).orderBy(sql`array_position(array['board', 'centre', 'candidate'], h.side)`)
    .orderBy("h.centre_id").orderBy("p.name").limit(shownMax).execute();
  return people.map((person) => ({ ...person, role: isRole(person.role) ? roles[person.role].title : person.role }));
}

/** A person of the demonstration by identifier. */
export async function findDemoPerson(app: App, personId: string): Promise<DemoPerson | undefined> {
  return peopleQuery(app).where("p.person_id", "=", personId).executeTakeFirst();
}

function peopleQuery(app: App) {
  return app.database.as.access.selectFrom("access.person as p")
    .innerJoin("access.role_holding as h", "h.person_id", "p.person_id")
    .where("p.state", "=", "active").where(holdsNow("h"))
    .select(["p.person_id as personId", "p.name", sql<Side>`h.side`.as("side"), "h.role", "h.centre_id as centreId"]);
}
