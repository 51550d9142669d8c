import { type Decision, ok, refuseAll } from "#kernel";
import { causeUnknown, missingUnknown, seriesMissing, seriesNotInCatalogue } from "../refusals.ts";

/** What a person asks for when they start an award. */
export type AwardWanted = {
  readonly series: string;
  readonly cause: AwardCause;
  readonly missing: keyof typeof missingWords;
};

/** What a run does if marks or boundaries are missing. */
export const missingWords = { refuse: "Stop and list them", pending: "Leave those results pending" } as const;

/** Why results can change: kept with every version a run writes. */
export const awardCauses = {
  award: "First award of the series",
  correction: "Marks or entries were corrected",
  boundaries: "Boundaries were changed",
  review: "Marks were changed by a review",
  "late-certification": "Certification (cash-in) was entered late",
  "shadow calculation": "Shadow calculation of a pack",
} as const;
export type AwardCause = keyof typeof awardCauses;

export type AwardFacts = {
  readonly seriesKnown: boolean;
  /** Whether results of the series have reached anyone. */
  readonly issued: boolean;
  /** The latest run: how it ended, and when; null when there is none. */
  readonly latest: { readonly runId: string; readonly status: string; readonly finishedAt: string | null } | null;
};

/** Reads what is asked for from a form or a JSON body. */
export function readAwardWanted(raw: unknown): Decision<AwardWanted> {
  const fields = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  const [series, cause, missing] = [fields["series"], fields["cause"] ?? "award", fields["missing"] ?? "refuse"];
  const refusals = [
    ...(typeof series === "string" && series !== "" ? [] : [seriesMissing.of()]),
    ...(isCause(cause) ? [] : [causeUnknown.of({ causes: Object.keys(awardCauses).join(", ") })]),
    ...(missing === "refuse" || missing === "pending" ? [] : [missingUnknown.of()]),
  ];
  if (refusals.length > 0 || !isCause(cause)) return refuseAll(refusals);
  return ok({ series: String(series), cause, missing: missing === "pending" ? "pending" : "refuse" });
}

/** Whether a series may be awarded. Refused: a series that the catalogue does not have. */
export function mayRunAward(facts: AwardFacts, wanted: AwardWanted): Decision<AwardWanted> {
  return facts.seriesKnown ? ok(wanted) : seriesNotInCatalogue.refuse({ series: wanted.series });
}

/** The cause in words; one from an older version of the program is shown as it is. */
export function causeWords(cause: string): string {
  return isCause(cause) ? awardCauses[cause] : cause;
}

function isCause(cause: unknown): cause is AwardCause {
  return typeof cause === "string" && Object.hasOwn(awardCauses, cause);
}
