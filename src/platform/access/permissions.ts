/** Everything a person can be allowed to do. Names are `module.verb`; each says in a sentence what it allows. */
export const permissions = {
  "centres.view": "See centres and what they are approved for",
  "centres.manage": "Add centres and change what they are approved for",
  "catalogue.load": "Load a catalogue",
  "entries.view": "See candidates, entries and entry files",
  "entries.submit": "Send entries and amendments",
  "marks.view": "See marks and what is outstanding",
  "marks.enter": "Enter marks for centre-marked work",
  "marks.record": "Record marks of any component",
  "awarding.view": "See award runs and their checks",
  "awarding.run": "Run an award",
  "units.bank": "Bank unit results of earlier series",
  "results.view": "See released results of the centre",
  "results.view-all": "See results of every centre, before release too",
  "results.view-own": "See my own released results",
  "results.release": "Set the instants of release",
  "audit.view": "See what was done, when and by whom",
} as const satisfies Record<string, string>;

export type Permission = keyof typeof permissions;

const examsOffice = [
  "entries.view", "entries.submit", "marks.view", "marks.enter", "results.view", "audit.view",
] as const;

/** What each role allows. A person may hold several. */
export const roles = {
  "head-of-centre": { title: "Head of centre", side: "centre", allows: [...examsOffice] },
  "exams-officer": { title: "Exams officer", side: "centre", allows: [...examsOffice] },
  "read-only": { title: "Centre, read only", side: "centre", allows: ["entries.view", "marks.view"] },
  entries: {
    title: "Entries", side: "board",
    allows: ["centres.view", "centres.manage", "catalogue.load", "entries.view", "entries.submit", "audit.view"],
  },
  assessment: {
    title: "Assessment", side: "board", allows: ["centres.view", "marks.view", "marks.record", "audit.view"],
  },
  awarding: {
    title: "Awarding", side: "board",
    allows: [
      "centres.view", "marks.view", "awarding.view", "awarding.run", "units.bank", "results.view-all", "audit.view",
    ],
  },
  results: {
    title: "Results", side: "board",
    allows: ["centres.view", "awarding.view", "results.view-all", "results.release", "audit.view"],
  },
  administrator: {
    title: "Administrator", side: "board",
    allows: ["centres.view", "centres.manage", "catalogue.load", "entries.view", "entries.submit", "marks.view",
      "marks.record",
      "awarding.view", "awarding.run", "units.bank", "results.view-all", "results.release", "audit.view"],
  },
  candidate: { title: "Candidate", side: "candidate", allows: ["results.view-own"] },
} as const satisfies Record<string, { title: string; side: Side; allows: readonly Permission[] }>;

export type Side = "centre" | "board" | "candidate";
export type Role = keyof typeof roles;

/** The permissions of some roles together. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set(held.flatMap((role) => roles[role].allows));
}

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}
