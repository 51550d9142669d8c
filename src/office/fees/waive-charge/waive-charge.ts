import { sql } from "kysely";
import { type Decision, ok, refuseAll } from "#kernel";
import type { Tx } from "#platform/database";
import { findOffer } from "#entries";
import { defineAction, fieldText, type Moment } from "#platform/perform";
import { chargeStatusOf, type CreditReason, creditReasons } from "../charge.ts";
import { creditOf } from "../charge-entries/rule.ts";
import { chargeWaived } from "../events.ts";
import { lastLine, lockCharges } from "../number-lines.ts";
import { readCode } from "../read-code.ts";
import { chargeAbsent, waiverNoteWrong, waiverReasonMissing } from "../refusals.ts";
import { type ChargeFacts, mayWaive } from "./rule.ts";

export type WaiverWanted = {
  readonly centre: string;
  readonly charge: string;
  readonly reason: CreditReason;
  readonly note: string;
};

/** Takes back a charge for a reason. Takes `centre`, `charge`, `reason` and `note`: what the decision rests on. */
export const waiveCharge = defineAction<WaiverWanted, ChargeFacts, ChargeFacts, { readonly charge: string }>({
  name: "waive-charge",
  summary: "Take back a charge",
  permission: "fees.invoice",
  read: readWaiver,
  load: loadCharge,
  rule: (facts, { reason }, { at }) => mayWaive(facts, reason, at),
  save: async (tx, facts, _same, { reason, note }, moment) => {
    await takeBack(tx, facts, reason, note, moment);
    const { centreId, series, candidateId, option, service, chargedBy, pence, lineId } = facts;
    return {
      answer: { charge: lineId },
      centreId,
      chain: series,
      subject: { kind: "charge", id: `${centreId} ${lineId}` },
      before: { status: facts.status },
      after: { series, option, pence, reason, note },
      events: [chargeWaived.of(centreId, { series, candidateId, option, service, chargedBy, pence, reason })],
    };
  },
});

function readWaiver(raw: unknown): Decision<WaiverWanted> {
  const asked = fieldText(raw, "reason");
  const reason = creditReasons.find((each) => each === asked && each !== "withdrawn");
  const note = fieldText(raw, "note").trim();
  const charge = fieldText(raw, "charge");
  const refusals = [
    ...(reason ? [] : [waiverReasonMissing.of()]),
    ...(note.length >= 3 && note.length <= 500 ? [] : [waiverNoteWrong.of()]),
  ];
  if (!reason || refusals.length > 0) return refuseAll(refusals);
  return ok({ centre: readCode(fieldText(raw, "centre")) ?? "", charge, reason, note });
}

async function loadCharge(tx: Tx, { centre, charge }: WaiverWanted, { locks }: Moment): Promise<Decision<ChargeFacts>> {
  if (locks) await lockCharges(tx, centre);
  const facts = await findCharge(tx, centre, charge, locks);
  return facts ? ok(facts) : chargeAbsent.refuse();
}

/** A charge of a centre, with the dates of its series; undefined when there is none. */
export async function findCharge(
  tx: Tx,
  centre: string,
  charge: string,
  locks: boolean,
): Promise<ChargeFacts | undefined> {
  if (!/^\d{1,9}$/.test(charge)) return undefined;
  const found = await sql<Omit<ChargeFacts, "dates">>`
    select l.line_id::text as "lineId", l.centre_id as "centreId", l.series, l.family, l.candidate_id as "candidateId",
      l.option, l.title, l.service, l.event_id as "chargedBy", l.pence, l.status
    from fees.line l where l.centre_id = ${centre} and l.line_id = ${charge}::integer
    ${locks ? sql`for update` : sql``}`.execute(tx);
  const row = found.rows[0];
  return row && { ...row, dates: (await findOffer(tx, row.series))?.dates ?? [] };
}

/** A charge that was invoiced is credited, and a credit note follows; one that was not is waived. */
async function takeBack(
  tx: Tx,
  { centreId, lineId, status }: ChargeFacts,
  reason: CreditReason,
  note: string,
  { at, actId }: Moment,
): Promise<void> {
  const credit = creditOf({ status: chargeStatusOf(status) });
  const time = at.toString();
  await sql`
    insert into fees.line (centre_id, line_id, act_id, series, candidate_id, option, family, service, title, kind,
      pence, credits, reason, note, at, status)
    select l.centre_id, ${lastLine(centreId)} + 1, ${actId}::uuid, l.series, l.candidate_id, l.option, l.family,
      l.service, l.title, 'credit', -l.pence, l.line_id, ${reason}, ${note}, ${time}::timestamptz, ${credit}
    from fees.line l where l.centre_id = ${centreId} and l.line_id = ${lineId}::integer`.execute(tx);
  await sql`
    update fees.line set status = ${credit === "credited" ? "waived" : "credited"}
    where centre_id = ${centreId} and line_id = ${lineId}::integer`.execute(tx);
}
