import type { ModuleProofs } from "#platform/module";
import { documentCode } from "./read-code.ts";

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
    "show-charging-policy": ["/fees/charging-policy", "/fees/charging-policy?series=6A25"],
    "list-charges": ["/centre/fees", "/centre/fees?search=nothing-like-it"],
    "list-charges-by-code": ["/centre/fees/entry-codes"],
    "list-invoices": ["/centre/fees/invoices"],
    "list-all-charges": ["/board/fees"],
    "list-centre-charges": [`/board/fees/centres/${centre}`],
    "list-all-invoices": ["/board/fees/invoices", "/board/fees/invoices?issued=2&credited=1"],
    "ask-issue-invoices": ["/board/fees/invoices/issue"],
    "ask-waive-charge": [`/board/fees/centres/${centre}/charges/1/waiver`],
    "show-invoice": ["/centre/fees/invoices/INV-000001"],
    "download-invoice": ["/centre/fees/invoices/INV-000001/pdf"],
    "export-invoice": ["/centre/fees/invoices/INV-000001/csv"],
    "show-any-invoice": ["/board/fees/invoices/INV-000001"],
    "download-any-invoice": ["/board/fees/invoices/INV-000001/pdf"],
    "export-any-invoice": ["/board/fees/invoices/INV-000001/csv"],
    "ask-record-payment": ["/board/fees/invoices/INV-000001/payment"],
  }),
};
