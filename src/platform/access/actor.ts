import type { DatabaseRole } from "../database/roles.ts";
import { type Permission, permissionsOf, type Role, type Side } from "./permissions.ts";

/**
 * Who is acting: a signed-in person, and for whom. Centre and candidate bind every query through row-level security.
 */
export type Actor = {
  readonly personId: string;
  readonly name: string;
  readonly side: Side | "public";
  readonly roles: readonly Role[];
  readonly centreId: string | null;
  readonly candidateId: number | null;
  readonly permissions: ReadonlySet<Permission>;
};

/** Someone who has not signed in. */
export const publicActor: Actor = {
  personId: "public", name: "Public", side: "public", roles: [], centreId: null, candidateId: null,
  permissions: new Set(),
};

/** Makes the actor of a person from the roles they hold now. */
export function actorOf(person: Omit<Actor, "permissions">): Actor {
  return { ...person, permissions: permissionsOf(person.roles) };
}

/** The database account an actor's queries run as: a centre's connection can never become the board's. */
export function databaseRoleOf(actor: Actor): DatabaseRole {
  switch (actor.side) {
    case "board": return "board";
    case "centre": return "centre";
    case "candidate": case "public": return "public";
  }
}
