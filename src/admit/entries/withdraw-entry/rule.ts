import { type Decision, ok, refuseAll } from "#kernel";
import type { EntryStage } from "../entry.ts";
import { judgeOptions, standingOptions, warningsOf } from "../judge-options.ts";
import type { CandidateFacts } from "../one-candidate.ts";
import { entryAbsent, entryWithdrawn } from "../refusals.ts";
import { costOfEntry } from "../rules/cost-of-entry.ts";

/** What a withdrawal does: the fee is refunded until the last minute named, or not when that is null. */
export type Withdrawal = {
  readonly title: string;
  readonly stage: EntryStage;
  readonly refundUntil: Temporal.Instant | null;
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
  const { refundUntil } = costOfEntry(offer, option, entry.stage);
  const until = refundUntil === null ? null : Temporal.Instant.from(refundUntil);
  const isOver = until === null || Temporal.Instant.compare(at, until.add({ minutes: 1 })) >= 0;
  const title = offer.options.get(option)?.title ?? option;
  return ok({ title, stage: entry.stage, refundUntil: isOver ? null : until, warnings: warningsOf(change) });
}
