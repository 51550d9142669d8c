import type { Held, NotPersonal } from "#platform/privacy";

/** What this module holds about people. */
export const personalData: readonly Held[] = [
  {
    table: "fees.line",
    about: "candidate",
    what: "What a candidate’s centre is charged for their entries, and why a charge was taken back",
    why: "So that centres pay for the entries they make, and can check what they pay",
    ground: "contract",
    keep: { kind: "always", because: "what was invoiced is explained by what was charged" },
    report: { columns: ["series", "option", "service", "pence", "reason", "status"], by: { kind: "candidate" } },
  },
];

/** Its tables without anything about people. */
export const otherTables: readonly NotPersonal[] = [
  { table: "fees.heard", because: "which events were charged" },
  { table: "fees.counter", because: "the last numbers of documents" },
  { table: "fees.document", because: "invoices of centres, which name no candidate" },
  { table: "fees.item", because: "lines of invoices, which count entries and name no candidate" },
  { table: "fees.invoiced_line", because: "which charges are on which line of an invoice" },
  { table: "fees.payment", because: "payments of centres by reference and amount" },
];
