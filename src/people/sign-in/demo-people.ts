import { sql } from "kysely";
import type { Side } from "#platform/actors";
import type { App } from "#platform/app";
import { isRole, roles } from "../roles.ts";
import { holdsNow } from "../sessions/places.ts";

export type DemoPerson = {
  readonly personId: string;
  readonly name: string;
  readonly side: Side;
  readonly role: string;
  readonly centreId: string | null;
};

/** So many of each side: with more, nobody finds the others. */
const shownOfSide = 16;

/** The people of a demonstration: the board's first, then centres' and candidates'. Only a demonstration may ask. */
export async function listDemoPeople(app: App): Promise<readonly DemoPerson[]> {
  const numbered = peopleQuery(app).select(
    sql<number>`row_number() over (partition by h.side order by h.centre_id, h.role, p.name)`.as("place"),
  );
  const people = await app.database.as.access
    .selectFrom(numbered.as("each"))
    .select(["personId", "name", "side", "role", "centreId"])
    .where("place", "<=", shownOfSide)
    .orderBy(sql`array_position(array['board', 'centre', 'candidate', 'assessor'], side)`)
    .orderBy("place")
    .execute();
  return people.map((person) => ({ ...person, role: isRole(person.role) ? roles[person.role].title : person.role }));
}

/** A person of the demonstration by identifier. */
export async function findDemoPerson(app: App, personId: string): Promise<DemoPerson | undefined> {
  return peopleQuery(app).where("p.person_id", "=", personId).executeTakeFirst();
}

function peopleQuery(app: App) {
  return app.database.as.access
    .selectFrom("access.person as p")
    .innerJoin("access.role_holding as h", "h.person_id", "p.person_id")
    .where("p.state", "=", "active")
    .where(holdsNow("h"))
    .select(["p.person_id as personId", "p.name", sql<Side>`h.side`.as("side"), "h.role", "h.centre_id as centreId"]);
}
