/** How many days before an account is suspended its owner is warned. */
export const warnDays = 30;

/** When an account was used, when its owner was warned, and how many days it may be dormant. Instants are ISO. */
export type Unused = {
  /** When its owner last signed in or, if they never did, when it was made. */
  readonly usedAt: string;
  readonly warnedAt: string | null;
  readonly days: number;
  readonly now: string;
};

/**
 * What to do about a dormant account: warn its owner once, a month ahead, and suspend it when the month has passed too.
 * A sign-in after the warning starts the count again. Sources: peers (accounts that are not used for two years are
 * removed); the National Cyber Security Centre advises disabling accounts that are not used. The days are INFERRED.
 */
export function dormancyStep({ usedAt, warnedAt, days, now }: Unused): "nothing" | "warn" | "suspend" {
  const idle = daysBetween(usedAt, now);
  if (idle < days - warnDays) return "nothing";
  if (warnedAt === null || daysBetween(usedAt, warnedAt) < 0) return "warn";
  return idle >= days && daysBetween(warnedAt, now) >= warnDays ? "suspend" : "nothing";
}

function daysBetween(from: string, until: string): number {
  return Temporal.Instant.from(until).since(Temporal.Instant.from(from)).total("hours") / 24;
}
