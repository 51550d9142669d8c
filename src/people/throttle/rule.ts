/** Tries in one lane that failed, lately: how many, and when the last was. */
export type Tries = { readonly failed: number; readonly last: Temporal.Instant | null };

/** From how many failures on a lane waits, how long at first, and at most; each wait is twice the one before. */
export type AttemptLimit = {
  readonly free: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
};

/**
 * The lanes of an account. All browsers in which nobody signed in to it share one, so that guessing from a thousand
 * places is as slow as from one; each browser that is known has its own, which their failures do not slow. Source:
 * OWASP, Slow Down Online Guessing Attacks with Device Cookies; NIST SP 800-63B-4, 3.2.2; OWASP ASVS 5.0, 6.3.1.
 */
export const attemptLimits = {
  stranger: { free: 5, firstWaitSeconds: 30, longestWaitSeconds: 900 },
  known: { free: 10, firstWaitSeconds: 30, longestWaitSeconds: 900 },
} as const satisfies Record<string, AttemptLimit>;

/** Failures older than this no longer count. */
export const countedHours = 24;

/** A school has one address for everybody, so a network may fail often; beyond that, somebody tries many accounts. */
export const networkLimit = { failuresMax: 100, withinSeconds: 900 } as const;

/** Seconds until the next try in a lane; 0 when it may be now. */
export function secondsToWait({ failed, last }: Tries, limit: AttemptLimit, now: Temporal.Instant): number {
  if (failed < limit.free || last === null) return 0;
  const doubled = limit.firstWaitSeconds * 2 ** Math.min(failed - limit.free, 20);
  return secondsUntil(last, Math.min(doubled, limit.longestWaitSeconds), now);
}

/**
 * Seconds until a network may try again: when the earliest of its last failures, as many as are allowed, is old enough.
 * `earliest` is null when there were fewer.
 */
export function networkSecondsToWait(earliest: Temporal.Instant | null, now: Temporal.Instant): number {
  return earliest === null ? 0 : secondsUntil(earliest, networkLimit.withinSeconds, now);
}

function secondsUntil(from: Temporal.Instant, seconds: number, now: Temporal.Instant): number {
  return Math.max(0, Math.ceil(now.until(from.add({ seconds })).total("seconds")));
}

/** `30 seconds`, `2 minutes`: what a person is told to wait, rounded up. */
export function waitInWords(seconds: number): string {
  if (seconds <= 90) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
