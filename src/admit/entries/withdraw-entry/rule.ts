import { type Decision, ok, refuse, refuseAll } from "#kernel";
import type { EntryStage } from "../entry.ts";
import type { CandidateFacts } from "../one-candidate.ts";
import { costOfEntry } from "../rules/cost-of-entry.ts";
import { listRule } from "../rules/judge-list.ts";

export type Withdrawal = {
  readonly option: string;
  readonly title: string;
  readonly stage: EntryStage;
  /** Whether the fee is given back. */
  readonly refunded: boolean;
  /** ISO instant until which it is; null when lateness rules it out. */
  readonly refundUntil: string | null;
};

/**
 * Whether an entry may be withdrawn: it stands, has no marks, and its series still takes changes: the same rule as for
 * files. Source: OCR, withdrawals (refunded before the deadline, not after; none later than about a week before
 * results).
 */
export function mayWithdraw(facts: CandidateFacts, option: string, at: Temporal.Instant): Decision<Withdrawal> {
  const { centre, held, offer } = facts;
  const entry = held.entries.find((each) => each.option === option);
  if (!entry) return refuse("entry-absent", `The candidate is not entered for ${option}. Choose an entry of the list.`);
  if (entry.status === "withdrawn")
    return refuse("entry-withdrawn", `The entry for ${option} is withdrawn already. There is nothing to do.`);
  const rest = held.entries
    .filter((each) => each.option !== option && each.status !== "withdrawn")
    .map((each) => ({ option: each.option, slotMark: " " }));
  const change = listRule({ offer, families: new Set(centre.families), at })(held, rest, {});
  const errors = change.remarks.filter((remark) => remark.severity === "error");
  if (errors.length > 0) return refuseAll(errors.map(({ code, text }) => ({ code, text })));
  const { refundUntil } = costOfEntry(offer, option, entry.stage);
  const refunded =
    refundUntil !== null && Temporal.Instant.compare(at, Temporal.Instant.from(refundUntil).add({ minutes: 1 })) < 0;
  return ok({ option, title: offer.options.get(option)?.title ?? option, stage: entry.stage, refunded, refundUntil });
}
