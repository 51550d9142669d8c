import { type Decision, formatInstant, ok } from "#kernel";
import { alreadyReleased, releaseIsSuspended, releaseNotSet, stopReasonMissing } from "../refusals.ts";
import type { ReleaseState } from "../show-release/releases.ts";

export type StopFacts = {
  readonly state: ReleaseState;
  /** When candidates see the results, as it is set. */
  readonly candidatesAt: Temporal.Instant | null;
};

/** Characters that a reason has at most. */
export const reasonMax = 500;

/**
 * Whether a release may be stopped: it is set, and candidates do not have the results yet. What centres have seen stays
 * theirs. Source: ours; from the centres' instant on nothing else holds a family back.
 */
export function mayStop({ state, candidatesAt }: StopFacts, reason: string): Decision<string> {
  if (state === "not set" || candidatesAt === null) return releaseNotSet.refuse();
  if (state === "suspended" || state === "stopped") return releaseIsSuspended.refuse();
  if (state === "released to candidates") {
    return alreadyReleased.refuse({ audience: "candidates", at: formatInstant(candidatesAt) });
  }
  return reason === "" || reason.length > reasonMax ? stopReasonMissing.refuse() : ok(reason);
}
