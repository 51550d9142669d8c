import type { FamilyRelease, RunSummary } from "./releases.ts";

/** What is to be done about a release that does not open: the award comes first, unless it was run since. */
export function whatNext({ state, suspendedBecause, suspendedAt }: FamilyRelease, run: RunSummary | undefined): string {
  if (state === "stopped") return "Candidates see nothing until a time is set again.";
  if (suspendedBecause === "stop") return "Nobody sees results until release times are set again.";
  const { finishedAt = null, status } = run ?? {};
  const isRunSince =
    status === "agreed" &&
    finishedAt !== null &&
    suspendedAt !== null &&
    Temporal.Instant.compare(Temporal.Instant.from(finishedAt), Temporal.Instant.from(suspendedAt)) >= 0;
  return isRunSince
    ? "The award has been run since. Nobody sees results until release times are set again."
    : "Nobody sees results until the award has been run again and release times are set again.";
}
