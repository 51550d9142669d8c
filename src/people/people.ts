import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Actor, Side } from "#platform/actors";
import type { App } from "#platform/app";
import { newId } from "#platform/database";
import { actorOf, type Role } from "./roles.ts";

export type NewPerson = {
  readonly personId: string;
  readonly name: string;
  readonly side: Side;
  readonly role: Role;
  readonly email?: string;
  readonly centreId?: string | null;
  readonly candidateId?: number | null;
  readonly subjects?: readonly string[];
};

/**
 * Adds a person with one role, or leaves them as they are when they exist. Set-up only: the demonstration, the first
 * administrator and the tests. Everybody else is invited.
 */
export async function addPerson(app: App, person: NewPerson): Promise<Actor> {
  const { personId, name, side, role, email, centreId = null, candidateId = null, subjects = [] } = person;
  await app.database.as.access.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto("access.person")
      .values({
        person_id: personId,
        name,
        email: email?.toLowerCase() ?? null,
        handle: randomBytes(32),
        email_verified_at: email === undefined ? null : sql<string>`now()`,
      })
      .onConflict((row) => row.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) return;
    await tx
      .insertInto("access.role_holding")
      .values({
        holding_id: newId(),
        person_id: personId,
        role,
        side,
        centre_id: centreId,
        candidate_id: candidateId,
        subjects: [...subjects],
        until_at: null,
        granted_by: "set-up",
      })
      .execute();
  });
  return actorOf({ personId, name, side, roles: [role], centreId, candidateId, subjects });
}
