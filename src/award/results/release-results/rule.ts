import { type Decision, formatInstant, ok, type Refusal, refuseAll } from "#kernel";

/** The two instants of one family in one series, as asked for. */
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
 * Whether the instants of release may be set so. Candidates never see results before their centre; a release that has
 * happened is not taken back; and nothing is released whose second calculation did not agree.
 * Source: JCQ, publication of results, and OCR, supporting exams officers on results days 2023 (centres from 00:01 on
 * the day before, candidates from 08:00); OCR, Cambridge Technicals results 2024 (a family without an embargo has one
 * instant). That a release is final is ours.
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
  if (latestRun === "agreed") return undefined;
  const why = latestRun === null ? "The series has not been awarded" : `The latest award run is ${latestRun}`;
  return {
    code: "award-not-agreed",
    text: `${why}. Run the award, and have the second calculation agree with it, before results are released.`,
  };
}

function order({ centresAt, candidatesAt }: ReleaseWanted): Refusal | undefined {
  if (Temporal.Instant.compare(centresAt, candidatesAt) <= 0) return undefined;
  return {
    code: "candidates-before-centres",
    field: "candidatesAt",
    text:
      `Candidates (${formatInstant(candidatesAt)}) would see results before their centres ` +
      `(${formatInstant(centresAt)}). Give candidates a later instant, or the same.`,
  };
}

function oneInstant({ centresAt, candidatesAt }: ReleaseWanted, { embargoed }: ReleaseFacts): Refusal | undefined {
  if (embargoed || Temporal.Instant.compare(centresAt, candidatesAt) === 0) return undefined;
  return {
    code: "family-not-embargoed",
    field: "candidatesAt",
    text: "This family has no embargo: centres and candidates see results at the same instant. Give both the same.",
  };
}

function alreadyHappened(wanted: ReleaseWanted, { now, released }: ReleaseFacts): (Refusal | undefined)[] {
  return (["centresAt", "candidatesAt"] as const).map((field) => {
    const before = released[field];
    if (!before || Temporal.Instant.compare(before, now) > 0) return undefined;
    if (Temporal.Instant.compare(before, wanted[field]) === 0) return undefined;
    const whom = field === "centresAt" ? "centres" : "candidates";
    const text =
      `Results were released to ${whom} on ${formatInstant(before)}; what has been seen cannot be taken ` +
      "back. Keep that instant.";
    return { code: "already-released", field, text };
  });
}
