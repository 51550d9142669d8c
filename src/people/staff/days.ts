import { boardZone, type Day, dayAt, formatDay } from "#kernel";

/** The instant at which a day begins in the board's zone. */
export function startOfDay(day: Day): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(boardZone).toInstant().toString();
}

/** The instant at which a day is over: the next one begins. */
export function endOfDay(day: Day): string {
  return startOfDay(dayAfter(day, 1));
}

/** The day some days after another, or before it. */
export function dayAfter(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The last day of which something that ends at an instant has at least a moment. */
export function lastDayOf(until: string): Day {
  return dayAt(Temporal.Instant.from(until).subtract({ nanoseconds: 1 }));
}

/** The last day that something which ends at an instant has whole. */
export function lastWholeDayOf(until: string): Day {
  return dayAfter(dayAt(Temporal.Instant.from(until)), -1);
}

/** `until 14 August 2026`, or `until it is taken back`. */
export function untilWords(until: Day | null): string {
  return until === null ? "until it is taken back" : `until ${formatDay(until)}`;
}

/** ` from 1 August 2026 until 14 August 2026`: only what is not today and for good. */
export function termWords(from: Day, until: Day | null, today: Day): string {
  return `${from > today ? ` from ${formatDay(from)}` : ""}${until === null ? "" : ` until ${formatDay(until)}`}`;
}
