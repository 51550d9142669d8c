import type { Actor, Permission, Side } from "#platform/actors";
import { program } from "#platform/app";

type RoleTitle = {
  readonly title: string;
  readonly side: Side;
  /** Only the board gives this role: the head of a centre is on the National Centre Number Register. */
  readonly appointed?: true;
  /** Given for some subjects only. */
  readonly bySubject?: true;
};

/** The roles, by side. What each allows comes from the modules. */
export const roles = {
  "head-of-centre": { title: "Head of centre", side: "centre", appointed: true },
  "exams-officer": { title: "Exams officer", side: "centre" },
  "deputy-exams-officer": { title: "Deputy exams officer", side: "centre" },
  senco: { title: "SENCO", side: "centre" },
  teacher: { title: "Teacher", side: "centre", bySubject: true },
  "centre-finance": { title: "Finance officer", side: "centre" },
  "read-only": { title: "Read-only user", side: "centre" },
  "customer-support": { title: "Customer support", side: "board" },
  approvals: { title: "Approvals", side: "board" },
  entries: { title: "Entries", side: "board" },
  "special-requirements": { title: "Special requirements", side: "board" },
  moderation: { title: "Moderation", side: "board" },
  assessment: { title: "Assessment", side: "board" },
  awarding: { title: "Awarding", side: "board" },
  results: { title: "Results", side: "board" },
  "post-results": { title: "Post-results", side: "board" },
  certificates: { title: "Certificates", side: "board" },
  finance: { title: "Finance", side: "board" },
  compliance: { title: "Compliance", side: "board" },
  administrator: { title: "Administrator", side: "board" },
  moderator: { title: "Moderator", side: "assessor" },
  examiner: { title: "Examiner", side: "assessor" },
  candidate: { title: "Candidate", side: "candidate" },
} as const satisfies Record<string, RoleTitle>;

export type Role = keyof typeof roles;

/** A role with what it allows. */
export type RoleShape = RoleTitle & { readonly allows: readonly Permission[] };

/** What a role is, and what it allows. */
export function roleShape(role: Role): RoleShape {
  return {
    ...roles[role],
    get allows() {
      return program().grants[role] ?? [];
    },
  };
}

/** All that several roles allow, without what must not meet in one person. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  const given = new Set(held.flatMap((role) => roleShape(role).allows));
  const withheld = program()
    .keptApart.filter(({ beside, unless }) => !given.has(unless) && beside.some((each) => given.has(each)))
    .flatMap((each) => each.withheld);
  return given.difference(new Set(withheld));
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

export type NewActor = Omit<Actor, "permissions" | "subjects" | "subjectPermissions" | "onlySubjects"> & {
  readonly subjects?: readonly string[];
};

/** Makes the actor of a person from the roles they hold now. */
export function actorOf(person: NewActor): Actor {
  const { personId, name, side, centreId, candidateId, subjects = [] } = person;
  const held = person.roles.filter(isRole);
  const bySubject = (role: Role): boolean => roleShape(role).bySubject ?? false;
  const whole = permissionsOf(held.filter((role) => !bySubject(role)));
  const permissions = permissionsOf(held);
  return {
    personId,
    name,
    side,
    roles: held,
    centreId,
    candidateId,
    permissions,
    subjects,
    subjectPermissions: new Set([...permissions].filter((permission) => !whole.has(permission))),
    onlySubjects: held.length > 0 && held.every(bySubject),
  };
}
