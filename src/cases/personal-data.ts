import type { Held, NotPersonal } from "#platform/privacy";

const because = "what was asked, answered and decided is evidence when somebody complains or appeals, for years";

/** What cases hold about people. */
export const personalData: readonly Held[] = [
  {
    table: "cases.case",
    about: "either",
    what: "What someone asked of the board, by reference, for which candidate, who asked and who deals with it",
    why: "To answer it in time, and to show later that it was",
    ground: "public task",
    keep: { kind: "always", because },
    report: {
      columns: ["opened_at", "kind", "reference", "status", "closed_on"],
      by: { kind: "candidate" },
      toCentre: "centre_sees",
      reader: "worker",
    },
  },
  {
    table: "cases.message",
    about: "either",
    what: "What was written about a case, which may name people, and the board's internal notes",
    why: "To answer what was asked",
    ground: "public task",
    keep: { kind: "with", of: "cases.case" },
  },
  {
    table: "cases.move",
    about: "staff",
    what: "Who did what to a case, and when",
    why: "So that what happened to a case can be seen",
    ground: "public task",
    keep: { kind: "with", of: "cases.case" },
    report: { columns: ["at", "kind", "act"], by: { kind: "person", column: "by_person" }, reader: "worker" },
  },
  {
    table: "cases.seat",
    about: "staff",
    what: "Who at the board had which part in a case",
    why: "So that every case has someone who deals with it",
    ground: "public task",
    keep: { kind: "with", of: "cases.case" },
    report: { columns: ["kind", "part"], by: { kind: "person", column: "person_id" }, reader: "worker" },
  },
];

/** Tables that hold nothing about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "cases.status", because: "the statuses of each kind of case" },
  { table: "cases.stop", because: "the days on which a clock stood still" },
];
