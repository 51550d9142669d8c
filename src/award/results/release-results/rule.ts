import { type Decision, formatInstant, ok, type Refusal, refuseAll } from "#kernel";
import { alreadyReleased, awardNotAgreed, candidatesBeforeCentres, familyNotEmbargoed } from "../refusals.ts";

/** The two release times of one family in one series, as asked for. */
export type ReleaseWanted = {
  readonly series: string;
  readonly family: string;
  readonly centresAt: Temporal.Instant;
  readonly candidatesAt: Temporal.Instant;
};

export type ReleaseFacts = {
  readonly now: Temporal.Instant;
  readonly embargoed: boolean;
  /** Status of the latest award run of the series; null when there is none. */
  readonly latestRun: "running" | "failed" | "calculated" | "agreed" | "disagreed" | null;
  readonly released: { readonly centresAt: Temporal.Instant | null; readonly candidatesAt: Temporal.Instant | null };
};

/** What a release is of, and what it rests on, for the person who approves it. */
export type ReleaseNames = {
  readonly seriesTitle: string;
  readonly familyTitle: string;
  /** The run whose results are released, and when it ended. */
  readonly run: { readonly runId: string; readonly finishedAt: string | null } | null;
};

/**
 * Whether release times may be set so. Candidates never see results before their centre, a release that has happened
 * stays as it is, and nothing is released whose second calculation did not agree.
 * Source: JCQ, publication of results, and OCR, supporting exams officers on results days 2023 (centres from 00:01 on
 * the day before, candidates from 08:00); OCR, Cambridge Technicals results 2024 (a family without an embargo has one
 * release time). That a release is final is ours.
 */
export function mayRelease(wanted: ReleaseWanted, facts: ReleaseFacts): Decision<ReleaseWanted> {
  const found = [
    secondCalculation(facts),
    order(wanted),
    oneInstant(wanted, facts),
    ...alreadyHappened(wanted, facts),
  ].filter((refusal) => refusal !== undefined);
  return found.length === 0 ? ok(wanted) : refuseAll(found);
}

function secondCalculation({ latestRun }: ReleaseFacts): Refusal | undefined {
  return latestRun === "agreed" ? undefined : awardNotAgreed.of({ run: latestRun ?? "none" });
}

function order({ centresAt, candidatesAt }: ReleaseWanted): Refusal | undefined {
  if (Temporal.Instant.compare(centresAt, candidatesAt) <= 0) return undefined;
  return candidatesBeforeCentres.of({ candidates: formatInstant(candidatesAt), centres: formatInstant(centresAt) });
}

function oneInstant({ centresAt, candidatesAt }: ReleaseWanted, { embargoed }: ReleaseFacts): Refusal | undefined {
  if (embargoed || Temporal.Instant.compare(centresAt, candidatesAt) === 0) return undefined;
  return familyNotEmbargoed.of();
}

function alreadyHappened(wanted: ReleaseWanted, { now, released }: ReleaseFacts): (Refusal | undefined)[] {
  return (["centresAt", "candidatesAt"] as const).map((field) => {
    const before = released[field];
    if (!before || Temporal.Instant.compare(before, now) > 0) return undefined;
    if (Temporal.Instant.compare(before, wanted[field]) === 0) return undefined;
    const audience = field === "centresAt" ? "centres" : "candidates";
    return alreadyReleased.of({ audience, at: formatInstant(before) }, { field });
  });
}
