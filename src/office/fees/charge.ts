import { lifeCycle } from "#kernel";

/**
 * What can become of a charge. It is pending while withdrawing the entry would still take it back, and then waits for
 * an invoice. A credit waits for a credit note when its charge was invoiced, and is settled at once otherwise.
 */
export const chargeLife = lifeCycle<ChargeStatus, "fall-due" | "waive" | "invoice" | "pay" | "credit">("charge", {
  pending: { "fall-due": "chargeable", waive: "waived", credit: "credited" },
  chargeable: { invoice: "invoiced", waive: "waived", credit: "credited" },
  waived: {},
  invoiced: { pay: "paid", credit: "credited" },
  paid: { credit: "credited" },
  credited: {},
});

export const chargeStatuses = ["pending", "chargeable", "waived", "invoiced", "paid", "credited"] as const;
export type ChargeStatus = (typeof chargeStatuses)[number];

export const creditReasons = ["withdrawn", "medical", "bereavement", "board-error", "other"] as const;
export type CreditReason = (typeof creditReasons)[number];

/** Why a charge was taken back, as people read it. */
export const reasonWords: Readonly<Record<CreditReason, string>> = {
  withdrawn: "Withdrawn in time",
  medical: "Medical reasons",
  bereavement: "Bereavement",
  "board-error": "The board’s error",
  other: "Another reason",
};

/** What is charged for an entry, as people read it. */
export const serviceTitles = {
  entry: "Entry",
  "late-entry": "Late entry fee",
  "very-late-entry": "Very late entry fee",
} as const;

export type EntryService = keyof typeof serviceTitles;

export function chargeStatusOf(text: string): ChargeStatus {
  return chargeStatuses.find((status) => status === text) ?? "pending";
}

export function isEntryService(text: string): text is EntryService {
  return Object.hasOwn(serviceTitles, text);
}
