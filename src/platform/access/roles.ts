import type { Permission } from "./permissions.ts";

/** Whose work a person does: a centre's, the board's, marking and moderating for the board, or their own. */
export type Side = "centre" | "board" | "assessor" | "candidate";

export type RoleShape = {
  readonly title: string;
  readonly side: Side;
  readonly allows: readonly Permission[];
  /** Only the board gives this role: a centre's head is on the National Centre Number register. */
  readonly appointed?: true;
  /** Given for some subjects only. */
  readonly bySubject?: true;
};

const examsOffice = [
  "entries.view",
  "entries.submit",
  "marks.view",
  "marks.enter",
  "marks.submit",
  "results.view",
  "results.view-early",
  "audit.view",
  "people.view",
] as const;
const headOfCentre = [...examsOffice, "people.manage", "clients.manage", "privacy.report"] as const;
const boardDesk = ["centres.view", "audit.view"] as const;

/** What each role allows. A person may hold several, each from a day until a day. */
export const roles = {
  "head-of-centre": { title: "Head of centre", side: "centre", appointed: true, allows: headOfCentre },
  "exams-officer": { title: "Exams officer", side: "centre", allows: headOfCentre },
  "deputy-exams-officer": { title: "Deputy exams officer", side: "centre", allows: examsOffice },
  senco: { title: "SENCO", side: "centre", allows: ["entries.view"] },
  teacher: {
    title: "Teacher",
    side: "centre",
    bySubject: true,
    allows: ["entries.view", "marks.view", "marks.enter", "results.view"],
  },
  "centre-finance": { title: "Finance, centre", side: "centre", allows: ["entries.view"] },
  "read-only": { title: "Centre, read only", side: "centre", allows: ["entries.view", "marks.view"] },
  "customer-support": {
    title: "Customer support",
    side: "board",
    allows: [...boardDesk, "entries.view", "people.view"],
  },
  approvals: {
    title: "Approvals",
    side: "board",
    allows: [...boardDesk, "centres.manage", "people.view", "people.appoint"],
  },
  entries: {
    title: "Entries",
    side: "board",
    allows: [...boardDesk, "centres.manage", "catalogue.load", "entries.view", "entries.submit"],
  },
  "special-requirements": { title: "Special requirements", side: "board", allows: [...boardDesk, "entries.view"] },
  moderation: { title: "Moderation", side: "board", allows: [...boardDesk, "marks.view"] },
  assessment: { title: "Assessment", side: "board", allows: [...boardDesk, "marks.view", "marks.record"] },
  awarding: {
    title: "Awarding",
    side: "board",
    allows: [...boardDesk, "marks.view", "awarding.view", "awarding.run", "units.bank", "results.view-all"],
  },
  results: {
    title: "Results",
    side: "board",
    allows: [...boardDesk, "awarding.view", "results.view-all", "results.release"],
  },
  "post-results": { title: "Post-results", side: "board", allows: [...boardDesk, "entries.view", "marks.view"] },
  certificates: { title: "Certificates", side: "board", allows: [...boardDesk, "entries.view"] },
  finance: { title: "Finance", side: "board", allows: [...boardDesk, "entries.view"] },
  compliance: {
    title: "Compliance",
    side: "board",
    allows: [...boardDesk, "entries.view", "marks.view", "people.view", "privacy.report"],
  },
  administrator: {
    title: "Administrator",
    side: "board",
    allows: [
      ...boardDesk,
      "centres.manage",
      "catalogue.load",
      "entries.view",
      "entries.submit",
      "marks.view",
      "marks.record",
      "awarding.view",
      "awarding.run",
      "units.bank",
      "results.view-all",
      "results.release",
      "people.view",
      "people.manage",
      "people.appoint",
      "clients.manage",
      "privacy.report",
      "system.manage",
    ],
  },
  moderator: { title: "Moderator", side: "assessor", allows: [] },
  examiner: { title: "Examiner", side: "assessor", allows: [] },
  candidate: { title: "Candidate", side: "candidate", allows: ["results.view-own"] },
} as const satisfies Record<string, RoleShape>;

export type Role = keyof typeof roles;

/** What a role is, with its optional parts. */
export function roleShape(role: Role): RoleShape {
  return roles[role];
}

/** The permissions of some roles together. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set(held.flatMap((role) => roles[role].allows));
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}
