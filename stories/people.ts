import { addPerson, isRole, type Role, roles } from "#people";
import type { Known } from "./known.ts";
import type { Site } from "./site.ts";

/** Who looks at a page: somebody who is not signed in, or a person with one role. */
export type Looker = "public" | Role;

export const lookers: readonly Looker[] = ["public", ...Object.keys(roles).filter(isRole)];

/** The person of a role: those that the demonstration has, and one more of each role that it has not. */
export async function personOf(site: Site, known: Known, role: Role): Promise<string> {
  if (role === "exams-officer") return `officer-${known.centre}`;
  if (role === "candidate") return known.candidatePerson;
  if (role === "administrator") return "board-helen";
  const { side, title } = roles[role];
  const centreId = side === "centre" ? known.centre : null;
  const subjects = "bySubject" in roles[role] ? await everySubject(site) : [];
  await addPerson(site.app, { personId: `story-${role}`, name: `Robin ${title}`, side, role, centreId, subjects });
  return `story-${role}`;
}

async function everySubject(site: Site): Promise<readonly string[]> {
  const { board } = site.app.database.as;
  const rows = await board.selectFrom("catalogue.qualifications").select("qualification").execute();
  return rows.map((row) => row.qualification);
}
