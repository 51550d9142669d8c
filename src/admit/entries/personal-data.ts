import type { Held, NotPersonal } from "#platform";

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
  {
    table: "entries.file",
    about: "candidate",
    what: "Entry files as centres sent them",
    why: "So that a centre and the board can see what was sent",
    ground: "public task",
    keep: { kind: "always", because: proof },
  },
  {
    table: "entries.file_line",
    about: "candidate",
    what: "Lines of entry files with what became of them",
    why: "So that a centre and the board can see what was sent",
    ground: "public task",
    keep: { kind: "always", because: proof },
  },
];

/** Its tables without anything about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "entries.entered_option", because: "which options have entries at all" },
  { table: "entries.sequence", because: "numbers of files" },
];
