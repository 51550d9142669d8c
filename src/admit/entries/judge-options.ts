import type { Refusal } from "#kernel";
import type { CandidateFacts } from "./one-candidate.ts";
import { type HeldList, type ListChange, listRule } from "./rules/judge-list.ts";

/** What becomes of a candidate's entries, and what speaks against it. */
export type OptionsJudged = { readonly change: ListChange; readonly refusals: readonly Refusal[] };

/**
 * What becomes of a candidate's entries when the list is to hold these options and no others: the rule of files, for
 * one candidate without a file.
 */
export function judgeOptions(
  { centre, held, offer }: CandidateFacts,
  options: readonly string[],
  at: Temporal.Instant,
): OptionsJudged {
  const list = options.map((option) => ({ option, slotMark: " " }));
  const change = listRule({ offer, families: new Set(centre.families), at })(held, list, {});
  const errors = change.remarks.filter((remark) => remark.severity === "error");
  return { change, refusals: errors.map(({ code, text }) => ({ code, text })) };
}

/** The options for which a candidate is entered, except one. */
export function standingOptions(held: HeldList, except?: string): readonly string[] {
  const standing = held.entries.filter((entry) => entry.status !== "withdrawn" && entry.option !== except);
  return standing.map((entry) => entry.option);
}

/** What somebody should know of a change though it is allowed, such as lateness. */
export function warningsOf({ remarks }: ListChange): readonly string[] {
  return remarks.filter(({ severity }) => severity === "warning").map(({ text }) => text);
}
