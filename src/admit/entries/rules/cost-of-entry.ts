import { findKeyDate, type KeyDateKind } from "#catalogue";
import type { Pence } from "#kernel";
import type { EntryStage } from "../entry.ts";
import type { SeriesOffer } from "../offer.ts";

/** What an entry costs, and until when it can be withdrawn with a refund. */
export type EntryCost = {
  readonly fee: Pence;
  readonly lateFee: Pence;
  readonly total: Pence;
  /** ISO instant of the last minute in which a withdrawal is refunded; null when none is. */
  readonly refundUntil: string | null;
};

/**
 * The entry fee, and what lateness adds. An entry withdrawn before final entries close has no fee; later there is no
 * refund. Where entries have no deadline, an entry can be withdrawn with a refund for as long as entries are taken.
 * Sources: OCR fees and withdrawals (late fees in two stages; refunds before the deadline only). The amounts are the
 * catalogue's.
 */
export function costOfEntry(offer: SeriesOffer, option: string, stage: EntryStage): EntryCost {
  const offered = offer.options.get(option);
  const added = offer.lateFees.find((row) => row.family === offered?.family && row.stage === stage);
  const [fee, lateFee] = [offered?.fee ?? 0, stage === "on-time" ? 0 : (added?.fee ?? 0)];
  const date = (kind: KeyDateKind) => offered && findKeyDate(offer.dates, offer.series, offered.family, kind);
  const final = date("final-entries") ?? date("open-entries");
  const refundUntil = stage === "on-time" && final ? final.toString() : null;
  return { fee, lateFee, total: fee + lateFee, refundUntil };
}
