import type { Held, NotPersonal } from "#platform/privacy";

const proof = "the marks explain the result";
const byCandidate = { kind: "candidate" } as const;

/** What this module holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "marking.movement",
    about: "candidate",
    what: "Every mark of a candidate and every change of it, with its cause",
    why: "So that the candidate can be awarded, and the result explained",
    ground: "public task",
    keep: { kind: "always", because: proof },
    report: { columns: ["series", "option", "component", "change", "status", "grade", "cause"], by: byCandidate },
  },
  {
    table: "marking.draft_mark",
    about: "candidate",
    what: "Marks typed in by teachers and not yet submitted",
    why: "So that a centre can check marks before it submits them",
    ground: "public task",
    keep: { kind: "with", of: "the series, until the marks are submitted" },
    report: { columns: ["series", "option", "component", "mark"], by: byCandidate },
  },
];

/** Its tables without anything about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "marking.ledger", because: "how far the marks of a centre have come" },
  { table: "marking.marked_component", because: "which components have marks at all" },
];
