import type { Held, NotPersonal } from "#platform/privacy";

/** What this module holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "results.prepared_file",
    about: "candidate",
    what: "Results files made for centres before the release",
    why: "So that every centre can have its results at the same time",
    ground: "public task",
    keep: { kind: "always", because: "it must be possible to show what a centre was sent" },
  },
];

/** Its tables without anything about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "results.contact", because: "when the board contacted a centre about pending results, and who did" },
  { table: "results.opening", because: "which releases have opened" },
  { table: "results.release", because: "release times, and the account of the person who set them" },
  { table: "results.setting", because: "which proposals have set release times" },
  { table: "results.suspension", because: "why a release does not open" },
  { table: "results.turn", because: "what transactions take turns at" },
  { table: "results.touched", because: "when something changed that a release rests on" },
];
