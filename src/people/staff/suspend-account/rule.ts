/** Days before an account goes to sleep that its owner is told. */
export const warnDays = 30;

/** When an account was used and warned, and how many days it may go unused. Instants are ISO. */
export type Unused = {
  /** When its owner last signed in; when it was made, if never. */
  readonly usedAt: string;
  readonly warnedAt: string | null;
  readonly days: number;
  readonly now: string;
};

/**
 * What to do about an account that is not used: warn once, a month before its time, and put it to sleep when the month
 * has passed too. A sign-in after the warning starts the count anew. Sources: peers (accounts unused for two years are
 * removed); the National Cyber Security Centre advises to disable accounts that are not used. The days are INFERRED.
 */
export function dormancyStep({ usedAt, warnedAt, days, now }: Unused): "nothing" | "warn" | "sleep" {
  const idle = daysBetween(usedAt, now);
  if (idle < days - warnDays) return "nothing";
  if (warnedAt === null || daysBetween(usedAt, warnedAt) < 0) return "warn";
  return idle >= days && daysBetween(warnedAt, now) >= warnDays ? "sleep" : "nothing";
}

function daysBetween(from: string, until: string): number {
  return Temporal.Instant.from(until).since(Temporal.Instant.from(from)).total("hours") / 24;
}
