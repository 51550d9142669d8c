import type { DatabaseRole } from "../database/roles.ts";
import type { Permission } from "./permissions.ts";
import { permissionsOf, type Role, roleShape, type Side } from "./roles.ts";

/**
 * Who is acting: a signed-in person (or a centre's own system), and for whom. Centre and candidate bind every query
 * through row-level security. A person with roles at two centres acts for one of them at a time.
 */
export type Actor = {
  readonly personId: string;
  readonly name: string;
  readonly side: Side | "public";
  readonly roles: readonly Role[];
  readonly centreId: string | null;
  readonly candidateId: number | null;
  readonly permissions: ReadonlySet<Permission>;
  /** Subjects (qualification codes) of the roles that are given by subject. */
  readonly subjects: readonly string[];
};

/** Someone who has not signed in. */
export const publicActor: Actor = {
  personId: "public",
  name: "Public",
  side: "public",
  roles: [],
  centreId: null,
  candidateId: null,
  permissions: new Set(),
  subjects: [],
};

export type NewActor = Omit<Actor, "permissions" | "subjects"> & { readonly subjects?: readonly string[] };

/** Makes the actor of a person from the roles they hold now. */
export function actorOf(person: NewActor): Actor {
  return { ...person, subjects: person.subjects ?? [], permissions: permissionsOf(person.roles) };
}

/**
 * The subjects to which a permission of an actor is limited, or `all` when some role gives it for the whole centre. An
 * actor without the permission has it for no subject.
 */
export function subjectsOf(actor: Actor, permission: Permission): ReadonlySet<string> | "all" {
  if (!actor.permissions.has(permission)) return new Set();
  const giving = actor.roles.map(roleShape).filter((role) => role.allows.includes(permission));
  const limited = giving.length > 0 && giving.every((role) => role.bySubject);
  return limited ? new Set(actor.subjects) : "all";
}

/** The database account an actor's queries run as: a centre's connection can never become the board's. */
export function databaseRoleOf(actor: Actor): DatabaseRole {
  switch (actor.side) {
    case "board":
      return "board";
    case "centre":
      return "centre";
    case "assessor":
    case "candidate":
    case "public":
      return "public";
  }
}
