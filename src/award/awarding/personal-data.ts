import type { Held, NotPersonal } from "#platform/privacy";

const forLife = "people must be able to prove a qualification for life";

/** What this module holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "awarding.result",
    about: "candidate",
    what: "Results of a candidate, with marks and every version",
    why: "So that a candidate can prove their result",
    ground: "public task",
    keep: { kind: "always", because: forLife },
    report: {
      columns: ["series", "option", "version", "status", "grade", "total", "uniform", "points"],
      by: { kind: "candidate" },
    },
  },
  {
    table: "awarding.unit_bank",
    about: "candidate",
    what: "Unit results that can count towards a later award",
    why: "So that units taken in earlier series count",
    ground: "public task",
    keep: { kind: "always", because: forLife },
    report: { columns: ["series", "unit", "option", "uniform", "grade", "points"], by: { kind: "uci" } },
  },
];

/** Its tables that hold nothing about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "awarding.run", because: "how an award went" },
  { table: "awarding.run_step", because: "how an award went" },
  { table: "awarding.basis", because: "rules and figures of an option, not of people" },
  { table: "awarding.catalogue_change", because: "rules and figures of an option, and why they changed" },
  { table: "awarding.outcome", because: "figures of an option, not of people" },
];
