import { defineRefusal } from "#kernel";

export const seriesNotCharged = defineRefusal(
  "series-not-charged",
  "Nothing has been charged in that series. Choose a series with charges.",
  { field: "series" },
);
export const centreNotCharged = defineRefusal(
  "centre-not-charged",
  "Enter the number of a centre with charges in the series, or leave it blank for all centres.",
  { field: "centre" },
);
export const nothingToInvoice = defineRefusal(
  "nothing-to-invoice",
  "There is nothing to invoice or credit. Charges that can still be refunded are invoiced once they cannot be.",
);
export const chargeAbsent = defineRefusal("charge-absent", "There is no such charge at the centre.");
export const chargeTakenBack = defineRefusal(
  "charge-taken-back",
  "The charge was taken back already. Go back to the charges of the centre.",
);
export const waiverReasonMissing = defineRefusal("waiver-reason-missing", "Choose a reason", { field: "reason" });
export const waiverNoteWrong = defineRefusal(
  "waiver-note-wrong",
  "Enter what the decision rests on, in 3 to 500 characters",
  { field: "note" },
);
export const waiverTooLate = defineRefusal(
  "waiver-too-late",
  "A fee is refunded for medical reasons or bereavement up to 1 week before results. That was {day}.",
  { field: "reason" },
);
export const invoiceAbsent = defineRefusal("invoice-absent", "There is no such invoice.");
export const paymentAmountWrong = defineRefusal(
  "payment-amount-wrong",
  "Enter the amount in pounds and pence, such as 1234.50",
  { field: "amount" },
);
export const paymentTooHigh = defineRefusal(
  "payment-too-high",
  "{amount} is more than the {outstanding} still to pay. Record what is over against another invoice, or pay it back.",
  { field: "amount" },
);
export const paymentDayWrong = defineRefusal(
  "payment-day-wrong",
  "Enter the day on which the payment was received, today or earlier",
  { field: "receivedOn" },
);
export const paymentReferenceWrong = defineRefusal(
  "payment-reference-wrong",
  "Enter the reference of the payment, in 1 to 60 characters",
  { field: "reference" },
);
export const paymentKnown = defineRefusal(
  "payment-known",
  "A payment with the reference {reference} is recorded for this invoice already. Give another reference if it is another.",
  { field: "reference" },
);
