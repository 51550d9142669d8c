import { formatMoney } from "#kernel";
import type { Tx } from "#platform/database";
import { type Asked, formPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { invoiceAbsent } from "../refusals.ts";
import { findDocument } from "../show-invoice/queries.ts";
import { recordPayment } from "./record-payment.ts";

/** Asks for the payment of an invoice: how much, when, and under which reference. */
export const recordPaymentPage = formPage({
  scope: "board",
  path: paths.boardPayment,
  action: recordPayment,
  missing: [invoiceAbsent.code],
  back: ({ invoice }) => paths.boardInvoice({ invoice }),
  question: (tx, { invoice }) => askOf(tx, invoice),
  after: (_answer, { invoice }) => paths.boardInvoice({ invoice }),
});

async function askOf(tx: Tx, invoice: string): Promise<Asked | undefined> {
  const found = await findDocument(tx, invoice);
  if (found?.kind !== "invoice") return undefined;
  return {
    title: `Record a payment of ${invoice}`,
    caption: `Centre ${found.centreId}, ${found.centreName}`,
    trail: [
      { text: "Fees", href: paths.boardFees() },
      { text: "Invoices", href: paths.boardInvoices() },
      { text: invoice, href: paths.boardInvoice({ invoice }) },
    ],
    text: [`${formatMoney(found.outstanding)} of ${formatMoney(found.total)} is still to pay.`],
    asks: [
      { name: "amount", label: "Amount in pounds", hint: "For example, 1234.50", kind: "text", width: 10 },
      { name: "receivedOn", label: "Received on", kind: "day" },
      {
        name: "reference",
        label: "Reference of the payment",
        hint: "As on the bank statement.",
        kind: "text",
        width: 20,
      },
    ],
    button: "Record the payment",
  };
}
