import { defineEvent } from "#platform/events";

const ofDocument = {
  document: "its number, such as INV-000001",
  series: "the series",
  total: "the total in pence, with VAT",
};

export const invoiceIssued = defineEvent({
  name: "invoice-issued",
  about: "The board issued an invoice, or a credit note for one",
  fields: { ...ofDocument, kind: "invoice or credit-note" },
  told: { needs: "fees.view", fields: ["document", "kind", "series", "total"] },
});

export const chargeWaived = defineEvent({
  name: "charge-waived",
  about: "The board took back a charge",
  fields: {
    series: "the series",
    candidateId: "the candidate's record at the centre",
    option: "the entry code",
    service: "what was charged",
    chargedBy: "the event that charged it",
    pence: "the amount in pence",
    reason: "why",
  },
  told: { needs: "fees.view", fields: ["series", "candidateId", "option", "service", "pence", "reason"] },
});

export const paymentRecorded = defineEvent({
  name: "payment-recorded",
  about: "The board recorded a payment of an invoice",
  fields: { document: "the invoice", pence: "the amount in pence", outstanding: "what is still to pay, in pence" },
  told: { needs: "fees.view", fields: ["document", "pence", "outstanding"] },
});
