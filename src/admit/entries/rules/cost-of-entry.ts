import { findKeyDate, type KeyDateKind, priceOf } from "#catalogue";
import { dayAt, type Pence } from "#kernel";
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

/** What deciding about the cost of an entry needs of an offer. */
export type PricedOffer = Pick<SeriesOffer, "series" | "dates" | "prices"> & {
  readonly options: ReadonlyMap<string, { readonly family: string }>;
};

/**
 * The entry fee, and what lateness adds: both of the price list. Until the date set for refunds, or else until final
 * entries close, the entry fee of an entry that is withdrawn is refunded; later there is no refund. Where entries have
 * no deadline, an entry can be withdrawn with a refund for as long as entries are taken. What lateness added is not
 * refunded (ours), so that an entry made late is refunded only where a later date for refunds is set. Sources: OCR fees
 * and withdrawals (late fees in two stages; refunds before a deadline only, which in 2020 was one month after entries
 * closed, or two at A level).
 */
export function costOfEntry(offer: PricedOffer, option: string, stage: EntryStage): EntryCost {
  const { series, dates, prices } = offer;
  const family = offer.options.get(option)?.family ?? null;
  const date = (kind: KeyDateKind) => (family === null ? undefined : findKeyDate(dates, series, family, kind));
  const [final, later] = [date("final-entries") ?? date("open-entries"), date("refund-until")];
  // A price of a series holds for it on any day.
  const day = dayAt(final ?? Temporal.Instant.fromEpochMilliseconds(0));
  const feeOf = (service: string) => priceOf(prices, { service, option }, series, family, day)?.fee ?? 0;
  const [fee, lateFee] = [feeOf("entry"), stage === "on-time" ? 0 : feeOf(`${stage}-entry`)];
  const until = later ?? (stage === "on-time" ? final : undefined);
  return { fee, lateFee, total: fee + lateFee, refundUntil: until?.toString() ?? null };
}

/** Whether a withdrawal at an instant is refunded: the last minute is still in time. */
export function isRefunded({ refundUntil }: Pick<EntryCost, "refundUntil">, at: Temporal.Instant): boolean {
  if (refundUntil === null) return false;
  return Temporal.Instant.compare(at, Temporal.Instant.from(refundUntil).add({ minutes: 1 })) < 0;
}
