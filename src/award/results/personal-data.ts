import type { Held, NotPersonal } from "#platform";

/** What this module holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "results.prepared_file",
    about: "candidate",
    what: "Result files made for centres before the instant",
    why: "So that every centre can have its results at the same moment",
    ground: "public task",
    keep: { kind: "always", because: "what a centre was sent can be shown" },
  },
];

/** Its tables without anything about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "results.release", because: "instants of release, and who set them by their account" },
];
