import type { DatabaseRole } from "../database/roles.ts";

/** Whose work a person does: a centre's, the board's, an assessor's for the board, or their own. */
export type Side = "centre" | "board" | "assessor" | "candidate";

/** What somebody may be allowed to do, named `module.verb`. The modules bring them with what each one allows. */
export type Permission = string;

/**
 * Who is acting: a signed-in person (or a centre's own system), and for whom. Centre and candidate bind every query
 * through row-level security. A person with roles at two centres acts for one of them at a time.
 */
export type Actor = {
  readonly personId: string;
  readonly name: string;
  readonly side: Side | "public";
  readonly roles: readonly string[];
  readonly centreId: string | null;
  readonly candidateId: number | null;
  readonly permissions: ReadonlySet<Permission>;
  /** Subjects, by their codes, of the roles that are given by subject. */
  readonly subjects: readonly string[];
  /** The permissions that the actor has for those subjects alone. */
  readonly subjectPermissions: ReadonlySet<Permission>;
  /** Whether every role is given by subject: the database then shows nothing of other subjects. */
  readonly onlySubjects: boolean;
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
  subjectPermissions: new Set(),
  onlySubjects: false,
};

/**
 * The subjects to which a permission of an actor is limited, or `all` when some role gives it for the whole centre. An
 * actor without the permission has it for no subject.
 */
export function subjectsOf(actor: Actor, permission: Permission): ReadonlySet<string> | "all" {
  if (!actor.permissions.has(permission)) return new Set();
  return actor.subjectPermissions.has(permission) ? new Set(actor.subjects) : "all";
}

/** Permissions as `platform.may` reads them in the setting `app.permissions`: each between commas. */
export function permissionsSetting(permissions: Iterable<Permission>): string {
  return `,${[...permissions].join(",")},`;
}

/** How a centre's own system is named in logs and in the audit, among people. */
export function systemId(clientId: string): string {
  return `client:${clientId}`;
}

/** Whether the actor is a centre's own system and no person. */
export function isSystem(actor: Actor): boolean {
  return actor.personId.startsWith("client:");
}

/** The database account an actor's queries run as: a centre's connection can never become the board's. */
export function databaseRoleOf(actor: Actor): DatabaseRole {
  switch (actor.side) {
    case "board":
      return "board";
    case "centre":
      return "centre";
    case "assessor":
      return "assessor";
    case "candidate":
    case "public":
      return "public";
  }
}
