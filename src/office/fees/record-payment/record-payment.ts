import { sql } from "kysely";
import { type Decision, ok, parseDay, refuseAll } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment } from "#platform/perform";
import { paymentRecorded } from "../events.ts";
import { readDocumentCode } from "../read-code.ts";
import { invoiceAbsent, paymentAmountWrong, paymentDayWrong, paymentReferenceWrong } from "../refusals.ts";
import { type InvoiceOwed, mayRecord, parsePounds, type Payment } from "./rule.ts";

type Recorded = { readonly invoice: string; readonly outstanding: number };

/** Records money that came for an invoice. Takes `invoice`, `amount`, `receivedOn` and `reference`. */
export const recordPayment = defineAction<Payment, InvoiceOwed, Payment, Recorded>({
  name: "record-payment",
  summary: "Record a payment of an invoice",
  permission: "fees.invoice",
  read: readPayment,
  load: loadOwed,
  rule: (owed, payment, { today }) => mayRecord(owed, payment, today),
  save: async (tx, { invoice, pence, receivedOn, reference }, owed, _input, { actId }) => {
    const { centreId, number, series } = owed;
    const outstanding = owed.outstanding - pence;
    await sql`
      insert into fees.payment (centre_id, number, reference, pence, received_on, act_id)
      values (${centreId}, ${number}, ${reference}, ${pence}, ${receivedOn}::date, ${actId}::uuid)`.execute(tx);
    if (outstanding === 0) await markPaid(tx, owed);
    return {
      answer: { invoice, outstanding },
      centreId,
      chain: series,
      subject: { kind: "invoice", id: invoice },
      after: { pence, receivedOn, reference, outstanding },
      events: [paymentRecorded.of(centreId, { document: invoice, pence, outstanding })],
    };
  },
});

function readPayment(raw: unknown): Decision<Payment> {
  const [pence, day] = [parsePounds(fieldText(raw, "amount")), parseDay(fieldText(raw, "receivedOn").trim())];
  const reference = fieldText(raw, "reference").trim();
  const refusals = [
    ...(pence === undefined ? [paymentAmountWrong.of()] : []),
    ...(day === undefined ? [paymentDayWrong.of()] : []),
    ...(reference.length >= 1 && reference.length <= 60 ? [] : [paymentReferenceWrong.of()]),
  ];
  if (pence === undefined || day === undefined || refusals.length > 0) return refuseAll(refusals);
  return ok({ invoice: fieldText(raw, "invoice"), pence, receivedOn: day, reference });
}

/** One payment of an invoice is recorded at a time. */
async function loadOwed(tx: Tx, { invoice }: Payment, { locks }: Moment): Promise<Decision<InvoiceOwed>> {
  const code = readDocumentCode(invoice);
  if (code?.kind !== "invoice") return invoiceAbsent.refuse();
  if (locks) await sql`select platform.take_lock(${`payment of ${invoice}`})`.execute(tx);
  const found = await sql<InvoiceOwed>`
    select i.centre_id as "centreId", i.number, i.series, i.outstanding,
      array(select p.reference from fees.payment p
        where p.centre_id = i.centre_id and p.number = i.number) as "references"
    from fees.invoice i where i.number = ${code.number}`.execute(tx);
  const [owed] = found.rows;
  return owed ? ok(owed) : invoiceAbsent.refuse();
}

async function markPaid(tx: Tx, { centreId, number }: InvoiceOwed): Promise<void> {
  await sql`
    update fees.line l set status = 'paid'
    from fees.invoiced_line i
    where i.centre_id = ${centreId} and i.kind = 'invoice' and i.number = ${number}
      and l.centre_id = i.centre_id and l.line_id = i.line_id and l.status = 'invoiced'`.execute(tx);
}
