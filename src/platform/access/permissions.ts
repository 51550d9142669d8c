/** Everything a person can be allowed to do. Names are `module.verb`; each says in a sentence what it allows. */
export const permissions = {
  "centres.view": "See centres and what they are approved for",
  "centres.manage": "Add centres and change what they are approved for",
  "catalogue.load": "Load a catalogue",
  "entries.view": "See candidates, entries and entry files",
  "entries.submit": "Send entries and amendments",
  "marks.view": "See marks and what is outstanding",
  "marks.enter": "Enter marks for centre-marked work, for others to submit",
  "marks.submit": "Submit marks of centre-marked work to the board",
  "marks.record": "Record marks of any component",
  "awarding.view": "See award runs and their checks",
  "awarding.run": "Run an award",
  "units.bank": "Bank unit results of earlier series",
  "results.view": "See results of the centre once candidates have them",
  "results.view-early": "See results of the centre on the restricted day, before candidates have them",
  "results.view-all": "See results of every centre, before release too",
  "results.view-own": "See my own released results",
  "results.release": "Set the instants of release",
  "audit.view": "See what was done, when and by whom",
  "people.view": "See who has an account, and what it allows",
  "people.manage": "Invite people, give them roles and take roles back",
  "people.appoint": "Appoint a centre's head and exams officer",
  "clients.manage": "Give a centre's own systems access, and take it back",
  "privacy.report": "Make the report of what is held about a person",
  "system.manage": "Connect single sign-on and end every session",
} as const satisfies Record<string, string>;

export type Permission = keyof typeof permissions;

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(permissions, text);
}
