import type { Tag } from "#platform/lists";
import { chargeStatusOf, type ChargeStatus } from "./charge.ts";

const words: Readonly<Record<ChargeStatus, Tag>> = {
  pending: { text: "Can still be refunded", colour: "grey" },
  chargeable: { text: "To be invoiced", colour: "blue" },
  waived: { text: "Waived", colour: "purple" },
  invoiced: { text: "Invoiced", colour: "yellow" },
  paid: { text: "Paid", colour: "green" },
  credited: { text: "Credited", colour: "turquoise" },
};

/** The states of a charge for a filter. */
export const statusChoices = Object.entries(words).map(([value, { text }]) => ({ value, text }));

/** The state of a charge or a credit; a credit waits for a credit note. */
export function chargeTags({ status, pence }: { readonly status: string; readonly pence: number }): readonly [Tag] {
  const tag = words[chargeStatusOf(status)];
  return [pence < 0 && status === "chargeable" ? { ...tag, text: "To be credited" } : tag];
}
