import { costOfEntry, type EntryMove, isRefunded, type PricedOffer } from "#entries";
import { type Pence, statusAfter } from "#kernel";
import { chargeLife, type ChargeStatus, type EntryService } from "../charge.ts";

/** An entry fee that has not been taken back. */
export type StandingCharge = {
  readonly lineId: string;
  readonly candidateId: number;
  readonly option: string;
  readonly pence: Pence;
  readonly status: ChargeStatus;
};

/** A charge, or a credit that takes one back. */
export type NewLine = {
  readonly candidateId: number;
  readonly option: string;
  readonly service: EntryService;
  readonly pence: Pence;
  readonly credits: string | null;
  /** ISO instant of the last minute in which a withdrawal takes it back; null when none does. */
  readonly refundUntil: string | null;
  readonly status: ChargeStatus;
};

/**
 * What the moves of one event cost. An entry that is made is charged its fee and what lateness adds; one that is made
 * again is charged again. One that is withdrawn in time has its latest entry fee taken back; what lateness added stays.
 * Nothing is noted where there is no fee. Sources: OCR, fees and withdrawals (see `costOfEntry`); a candidate who was
 * absent and enters again pays again.
 */
export function linesFor(
  moves: readonly EntryMove[],
  offer: PricedOffer,
  standing: readonly StandingCharge[],
  at: Temporal.Instant,
): readonly NewLine[] {
  return moves.flatMap((move) =>
    move.act === "made" ? chargesFor(move, offer, at) : creditsFor(move, offer, standing, at),
  );
}

function chargesFor({ candidateId, option, stage }: EntryMove, offer: PricedOffer, at: Temporal.Instant): NewLine[] {
  const cost = costOfEntry(offer, option, stage);
  const line = (service: EntryService, pence: Pence, refundUntil: string | null): NewLine => {
    const status = isRefunded({ refundUntil }, at) ? "pending" : "chargeable";
    return { candidateId, option, service, pence, credits: null, refundUntil, status };
  };
  const late: EntryService = stage === "very-late" ? "very-late-entry" : "late-entry";
  return [line("entry", cost.fee, cost.refundUntil), line(late, cost.lateFee, null)].filter(({ pence }) => pence > 0);
}

function creditsFor(
  { candidateId, option, stage }: EntryMove,
  offer: PricedOffer,
  standing: readonly StandingCharge[],
  at: Temporal.Instant,
): NewLine[] {
  const charge = standing.findLast((each) => each.candidateId === candidateId && each.option === option);
  if (!charge || !isRefunded(costOfEntry(offer, option, stage), at)) return [];
  const { lineId: credits, pence } = charge;
  return [
    { candidateId, option, service: "entry", pence: -pence, credits, refundUntil: null, status: creditOf(charge) },
  ];
}

/** A credit of what was invoiced waits for a credit note. One of what was not is settled: neither is ever invoiced. */
export function creditOf({ status }: Pick<StandingCharge, "status">): ChargeStatus {
  return statusAfter(chargeLife, status, "pay") !== undefined || status === "paid" ? "chargeable" : "credited";
}
