import type { ModuleProofs } from "#platform/module";
import { paths } from "./paths.ts";
import { documentCode } from "./read-code.ts";

/** The invoice of the first centre of a demonstration. */
const first = { invoice: documentCode({ kind: "invoice", number: 1 }) };

export const proofs: ModuleProofs = {
  objects: async (read, { own, other }) => {
    const code = async (centre: string) => {
      const [row] = await read("select min(number) as number from fees.document where centre_id = $1", [centre]);
      return documentCode({ kind: "invoice", number: Number(row?.["number"]) });
    };
    return {
      invoice: { own: await code(own), other: await code(other), nobody: "INV-999999" },
      charge: { own: "1", other: "1", nobody: "999999999" },
    };
  },
  recipes: ({ centre }) => ({
    "show-charging-policy": [paths.policy(), paths.policy({ series: "6A25" })],
    "list-charges": [paths.charges(), paths.charges({ search: "nothing-like-it" })],
    "list-charges-by-code": [paths.byCode()],
    "list-invoices": [paths.invoices()],
    "list-all-charges": [paths.boardFees()],
    "list-centre-charges": [paths.boardCharges({ centre })],
    "list-all-invoices": [paths.boardInvoices(), paths.boardInvoices({ issued: "2", credited: "1" })],
    "ask-issue-invoices": [paths.boardIssue()],
    "ask-waive-charge": [paths.boardWaiver({ centre, charge: "1" })],
    "show-invoice": [paths.invoice(first)],
    "download-invoice": [paths.invoicePdf(first)],
    "export-invoice": [paths.invoiceCsv(first)],
    "show-any-invoice": [paths.boardInvoice(first)],
    "download-any-invoice": [paths.boardInvoicePdf(first)],
    "export-any-invoice": [paths.boardInvoiceCsv(first)],
    "ask-record-payment": [paths.boardPayment(first)],
  }),
};
