import type { Tag } from "#platform/lists";
import { documentCode } from "../read-code.ts";
import type { IssuedDocument } from "./queries.ts";

type Settled = Pick<IssuedDocument, "kind" | "total" | "paid" | "credited" | "outstanding">;

/** What came of an invoice: worked out from payments and credit notes, so that the invoice itself never changes. */
export type DocumentState = "to-pay" | "part-paid" | "paid" | "credited" | "in-credit" | "credit-note";

/** The state of a document. An invoice of which nothing is to pay is paid, or credited when that alone settled it. */
export function stateOf({ kind, paid, outstanding }: Settled): DocumentState {
  if (kind === "credit-note") return "credit-note";
  if (outstanding < 0) return "in-credit";
  if (outstanding === 0) return paid > 0 ? "paid" : "credited";
  return paid > 0 ? "part-paid" : "to-pay";
}

const tags: Readonly<Record<DocumentState, Tag>> = {
  "to-pay": { text: "To pay", colour: "yellow" },
  "part-paid": { text: "Part paid", colour: "orange" },
  paid: { text: "Paid", colour: "green" },
  credited: { text: "Credited", colour: "turquoise" },
  "in-credit": { text: "In credit", colour: "purple" },
  "credit-note": { text: "Credit note", colour: "turquoise" },
};

export function stateTags(document: Settled): readonly [Tag] {
  return [tags[stateOf(document)]];
}

/** The code of the invoice that a credit note credits. */
export function creditedCode({ credits }: Pick<IssuedDocument, "credits">): string | null {
  return credits === null ? null : documentCode({ kind: "invoice", number: credits });
}
