import type { Held, NotPersonal } from "#platform/privacy";

const proof = "what was entered explains the result";

/** What this module holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "entries.entry",
    about: "candidate",
    what: "What a candidate is entered for",
    why: "So that the candidate can be assessed and awarded",
    ground: "public task",
    keep: { kind: "always", because: proof },
    report: { columns: ["series", "option", "status"], by: { kind: "candidate" } },
  },
];

/** Its tables without anything about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "entries.entered_option", because: "which options have entries at all" },
];
