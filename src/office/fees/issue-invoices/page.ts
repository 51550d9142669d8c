import type { Tx } from "#platform/database";
import { type Asked, formPage } from "#platform/pages";
import { chargedSeries } from "../list-charges/queries.ts";
import { paths } from "../paths.ts";
import { issueInvoices } from "./issue-invoices.ts";

/** Asks of which series, and of which centre when it is not of all, invoices are issued. */
export const issueInvoicesPage = formPage({
  scope: "board",
  path: paths.boardIssue,
  action: issueInvoices,
  missing: [],
  confirm: true,
  back: () => paths.boardFees(),
  question: (tx) => askOf(tx),
  after: ({ invoices, creditNotes }) =>
    paths.boardInvoices({ issued: `${invoices}`, credited: creditNotes === 0 ? "" : `${creditNotes}` }),
});

async function askOf(tx: Tx): Promise<Asked> {
  const series = await chargedSeries(tx, null);
  return {
    title: "Issue invoices",
    trail: [{ text: "Fees", href: paths.boardFees() }],
    text: [
      "Each centre gets an invoice for all charges of the series that can no longer be refunded, and a credit note for " +
        "each invoice of which something was taken back.",
      "Numbers have no gaps, and an invoice never changes once it is issued.",
    ],
    asks: [
      { name: "series", label: "Series", kind: "list", choices: series },
      {
        name: "centre",
        label: "Centre number",
        hint: "Leave it blank to issue the invoices of all centres.",
        kind: "text",
        width: 5,
      },
    ],
    values: series[0] ? { series: series[0].value } : {},
    button: "Issue invoices",
  };
}
