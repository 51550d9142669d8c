import { type Decision, ok, type Pence } from "#kernel";
import { centreNotCharged, nothingToInvoice, seriesNotCharged } from "../refusals.ts";

/** So much of something to be invoiced or credited: at how many centres, how many charges, and their sum. */
export type Due = { readonly centres: number; readonly lines: number; readonly pence: Pence };

/** What deciding about invoices needs to know. */
export type InvoiceFacts = {
  readonly seriesTitle: string | null;
  readonly centre: string;
  readonly centreName: string | null;
  readonly issuer: string;
  readonly charges: Due;
  readonly credits: Due;
};

/** Days until an invoice is to be paid. No board publishes its terms: ours. */
export const daysToPay = 30;

/**
 * Whether invoices may be issued: the series has charges, and some of them, or credits of what was invoiced, wait.
 * Charges that withdrawing still takes back wait until it does not (ours: boards invoice after entries close).
 */
export function mayIssue(facts: InvoiceFacts): Decision<InvoiceFacts> {
  if (facts.seriesTitle === null) return seriesNotCharged.refuse();
  if (facts.centre !== "" && facts.centreName === null) return centreNotCharged.refuse();
  if (facts.charges.lines + facts.credits.lines === 0) return nothingToInvoice.refuse();
  return ok(facts);
}
