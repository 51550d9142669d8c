import type { Held } from "#platform/privacy";

/** What questions hold about people. */
export const personalData: readonly Held[] = [
  {
    table: "support.question",
    about: "either",
    what: "What a centre asked the board, in a few words, and for which candidate, entry or file",
    why: "To answer it next to the record that it is about",
    ground: "public task",
    keep: { kind: "with", of: "cases.case" },
    report: { columns: ["topic", "title", "series", "option"], by: { kind: "candidate" }, reader: "worker" },
  },
];
