import { type Day, type Decision, formatMoney, ok, type Pence } from "#kernel";
import { paymentDayWrong, paymentKnown, paymentTooHigh } from "../refusals.ts";

export type Payment = {
  readonly invoice: string;
  readonly pence: Pence;
  readonly receivedOn: Day;
  readonly reference: string;
};

/** An invoice to be paid. */
export type InvoiceOwed = {
  readonly centreId: string;
  readonly number: number;
  readonly series: string;
  readonly outstanding: Pence;
  readonly references: readonly string[];
};

/**
 * Whether a payment may be recorded: received by now, not above what is still to pay, and under a reference of its own.
 * An invoice can be paid in parts. That an overpayment is refused is ours.
 */
export function mayRecord(owed: InvoiceOwed, payment: Payment, today: Day): Decision<Payment> {
  const { pence, receivedOn, reference } = payment;
  if (receivedOn > today) return paymentDayWrong.refuse();
  if (owed.references.includes(reference)) return paymentKnown.refuse({ reference });
  if (pence > owed.outstanding)
    return paymentTooHigh.refuse({
      amount: formatMoney(pence),
      outstanding: formatMoney(Math.max(0, owed.outstanding)),
    });
  return ok(payment);
}

/** Reads an amount that people typed, such as `1,234.50` or `£12`, as pence; undefined when it is none. */
export function parsePounds(text: string): Pence | undefined {
  const [, pounds = "", pence = "00"] = /^£?\s?(\d{1,3}(?:,\d{3})*|\d{1,7})(?:\.(\d{2}))?$/.exec(text.trim()) ?? [];
  if (pounds === "") return undefined;
  const amount = Number(pounds.replaceAll(",", "")) * 100 + Number(pence);
  return amount > 0 && amount <= 1_000_000_000 ? amount : undefined;
}
