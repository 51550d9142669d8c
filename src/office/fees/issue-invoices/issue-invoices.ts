import { ok, type Pence } from "#kernel";
import { defineAction, fieldText } from "#platform/perform";
import { invoiceIssued } from "../events.ts";
import { fallDue } from "../fall-due/fall-due.ts";
import { documentCode, readCode } from "../read-code.ts";
import { type IssueWanted, loadDue } from "./load-due.ts";
import { type InvoiceFacts, mayIssue } from "./rule.ts";
import { type Issued, saveDocuments } from "./save-documents.ts";

export type InvoicesIssued = {
  readonly series: string;
  readonly invoices: number;
  readonly creditNotes: number;
  readonly total: Pence;
};

/**
 * Issues the invoices of a series, and the credit notes for what was taken back after it was invoiced, of all centres
 * or one. Takes `series` and, for one centre, `centre`.
 */
export const issueInvoices = defineAction<IssueWanted, InvoiceFacts, InvoiceFacts, InvoicesIssued>({
  name: "issue-invoices",
  takesLong: true,
  summary: "Issue the invoices and credit notes of a series",
  permission: "fees.invoice",
  read: (raw) =>
    ok({
      series: readCode(fieldText(raw, "series").trim()) ?? "",
      centre: readCode(fieldText(raw, "centre").trim()) ?? "",
    }),
  load: loadDue,
  rule: (facts) => mayIssue(facts),
  save: async (tx, { issuer }, _facts, wanted, moment) => {
    await fallDue(tx, moment.at, wanted.series);
    const issued = await saveDocuments(tx, wanted, issuer, moment);
    const answer = summaryOf(wanted, issued);
    return {
      answer,
      centreId: null,
      chain: wanted.series,
      subject: { kind: "invoices", id: wanted.series },
      after: { ...answer, centre: wanted.centre },
      events: issued.map(({ centreId, kind, number, total }) =>
        invoiceIssued.of(centreId, { document: documentCode({ kind, number }), kind, series: wanted.series, total }),
      ),
    };
  },
});

function summaryOf({ series }: IssueWanted, issued: readonly Issued[]): InvoicesIssued {
  const invoices = issued.filter(({ kind }) => kind === "invoice");
  const total = issued.reduce((sum, each) => sum + (each.kind === "invoice" ? each.total : -each.total), 0);
  return { series, invoices: invoices.length, creditNotes: issued.length - invoices.length, total };
}
