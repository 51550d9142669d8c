import { type Decision, ok, refuseAll } from "#kernel";
import type { EntryStage } from "../entry.ts";
import type { SeriesOffer } from "../offer.ts";
import { judgeOptions, standingOptions, warningsOf } from "../judge-options.ts";
import type { CandidateFacts } from "../one-candidate.ts";
import { entryAbsent, entryWithdrawn } from "../refusals.ts";
import { costOfEntry, type EntryCost, isRefunded } from "../rules/cost-of-entry.ts";

/**
 * What a withdrawal does: the fee is refunded until the last minute named, or not when that is null. Until `againUntil`
 * the entry can be made again at the same fee.
 */
export type Withdrawal = {
  readonly title: string;
  readonly stage: EntryStage;
  readonly refundUntil: Temporal.Instant | null;
  readonly againUntil: Temporal.Instant | null;
  /** What the centre should know of the entries that stay. */
  readonly warnings: readonly string[];
};

/**
 * Whether an entry may be withdrawn: it stands, has no marks, and its series still takes changes: the same rule as for
 * files. Source: OCR, withdrawals (refunded before the deadline, not after; none later than about a week before
 * results).
 */
export function mayWithdraw(facts: CandidateFacts, option: string, at: Temporal.Instant): Decision<Withdrawal> {
  const { held, offer } = facts;
  const entry = held.entries.find((each) => each.option === option);
  if (!entry) return entryAbsent.refuse({ option });
  if (entry.status === "withdrawn") return entryWithdrawn.refuse({ option });
  const { change, refusals } = judgeOptions(facts, standingOptions(held, option), at);
  if (refusals.length > 0) return refuseAll(refusals);
  const cost = costOfEntry(offer, option, entry.stage);
  const until = cost.refundUntil !== null && isRefunded(cost, at) ? Temporal.Instant.from(cost.refundUntil) : null;
  const title = offer.options.get(option)?.title ?? option;
  const { refundUntil } = sameFee(offer, option);
  const again = refundUntil !== null && isRefunded({ refundUntil }, at) ? Temporal.Instant.from(refundUntil) : null;
  return ok({
    title,
    stage: entry.stage,
    refundUntil: until,
    againUntil: until && again,
    warnings: warningsOf(change),
  });
}

/** Until when an entry costs the same: to the end of final entries, whatever date is set for refunds. */
function sameFee(offer: SeriesOffer, option: string): Pick<EntryCost, "refundUntil"> {
  const dates = offer.dates.filter(({ kind }) => kind !== "refund-until");
  return costOfEntry({ ...offer, dates }, option, "on-time");
}
