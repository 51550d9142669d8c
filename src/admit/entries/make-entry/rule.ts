import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import { judgeOptions, standingOptions, warningsOf } from "../judge-options.ts";
import type { CandidateFacts } from "../one-candidate.ts";
import {
  candidateMerged,
  candidateNumberInvalid,
  centreWithdrawn,
  entryExists,
  numberTaken,
  optionsNone,
} from "../refusals.ts";
import { costOfEntry, type EntryCost } from "../rules/cost-of-entry.ts";
import type { ListChange, StagedOption } from "../rules/judge-list.ts";

export type EntriesWanted = {
  readonly options: readonly string[];
  /** Asked for when the candidate has no number in the series yet. */
  readonly candidateNumber: number | null;
};

/** What making the entries does, and costs. */
export type EntriesToMake = {
  readonly change: ListChange;
  readonly made: readonly (StagedOption & EntryCost & { readonly title: string })[];
  readonly candidateNumber: number;
  readonly total: number;
  /** What the centre should know though it is allowed, such as lateness. */
  readonly warnings: readonly string[];
};

/**
 * Whether a candidate may be entered for options, beside those that stand: the same rule as for files, which see the
 * whole list. The candidate needs a number in the series that nobody else has. A record that the board merged into
 * another one has entries only in the series in which it has a number.
 */
export function mayMakeEntries(
  facts: CandidateFacts,
  { options, candidateNumber }: EntriesWanted,
  at: Temporal.Instant,
): Decision<EntriesToMake> {
  const { candidate, held, offer } = facts;
  const standing = standingOptions(held);
  const { change, refusals: barred } = judgeOptions(facts, [...standing, ...options], at);
  if (facts.isMerged && candidate.candidateNumber === null) return candidateMerged.refuse({ uci: candidate.uci });
  const number = candidate.candidateNumber ?? candidateNumber;
  const refusals = [
    ...centreRefusals(facts),
    ...numberRefusals(facts, number),
    ...choiceRefusals(options, standing),
    ...barred.map((refusal) => ({ ...refusal, field: "options" })),
  ];
  if (refusals.length > 0 || number === null) return refuseAll(refusals);
  const made = [...change.added, ...change.remade].map((option) => ({
    ...option,
    ...costOfEntry(offer, option.option, option.stage),
    title: offer.options.get(option.option)?.title ?? option.option,
  }));
  return ok({
    change,
    made,
    candidateNumber: number,
    total: made.reduce((sum, each) => sum + each.total, 0),
    warnings: warningsOf(change),
  });
}

function centreRefusals({ centre }: CandidateFacts): readonly Refusal[] {
  return centre.status === "approved" ? [] : [centreWithdrawn.of({ centre: centre.centreId })];
}

function numberRefusals({ takenNumbers }: CandidateFacts, number: number | null): readonly Refusal[] {
  if (number === null || number < 1 || number > 9999) return [candidateNumberInvalid.of()];
  return takenNumbers.has(number) ? [numberTaken.of({ number: String(number).padStart(4, "0") })] : [];
}

function choiceRefusals(options: readonly string[], standing: readonly string[]): readonly Refusal[] {
  if (options.length === 0) return [optionsNone.of()];
  return options.filter((option) => standing.includes(option)).map((option) => entryExists.of({ option }));
}
