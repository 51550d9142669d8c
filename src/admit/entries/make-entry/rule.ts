import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import { judgeOptions, standingOptions } from "../judge-options.ts";
import type { CandidateFacts } from "../one-candidate.ts";
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
 * whole list. The candidate needs a number in the series that nobody else has.
 */
export function mayMakeEntries(
  facts: CandidateFacts,
  { options, candidateNumber }: EntriesWanted,
  at: Temporal.Instant,
): Decision<EntriesToMake> {
  const { candidate, held, offer } = facts;
  const standing = standingOptions(held);
  const { change, refusals: barred } = judgeOptions(facts, [...standing, ...options], at);
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
  const warnings = change.remarks.filter((remark) => remark.severity === "warning").map((remark) => remark.text);
  return ok({
    change,
    made,
    candidateNumber: number,
    total: made.reduce((sum, each) => sum + each.total, 0),
    warnings,
  });
}

function centreRefusals({ centre }: CandidateFacts): Refusal[] {
  if (centre.status === "approved") return [];
  return [
    {
      code: "centre-withdrawn",
      text: `Centre ${centre.centreId} cannot make entries at the moment. Contact the board.`,
    },
  ];
}

function numberRefusals({ takenNumbers }: CandidateFacts, number: number | null): Refusal[] {
  const field = "candidateNumber";
  if (number === null || number < 1 || number > 9999) {
    return [{ code: "candidate-number", text: "Enter a candidate number from 0001 to 9999 for this series.", field }];
  }
  if (!takenNumbers.has(number)) return [];
  const shown = String(number).padStart(4, "0");
  return [
    {
      code: "number-taken",
      text: `Candidate number ${shown} belongs to another candidate. Choose another number.`,
      field,
    },
  ];
}

function choiceRefusals(options: readonly string[], standing: readonly string[]): Refusal[] {
  if (options.length === 0)
    return [{ code: "options-none", text: "Choose at least one option to enter.", field: "options" }];
  return options
    .filter((option) => standing.includes(option))
    .map((option) => ({
      code: "entry-exists",
      text: `The candidate is already entered for ${option}. Remove it from your choice.`,
      field: "options",
    }));
}
