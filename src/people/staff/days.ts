import { boardZone, type Day, dayAt, formatDay } from "#kernel";

/** The instant when a day begins in the board's time zone. */
export function startOfDay(day: Day): string {
  return Temporal.PlainDate.from(day).toZonedDateTime(boardZone).toInstant().toString();
}

/** The instant when a day ends and the next one begins. */
export function endOfDay(day: Day): string {
  return startOfDay(dayAfter(day, 1));
}

/** The day that is so many days after another or, with a minus, before it. */
export function dayAfter(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The last day on which something that ends at an instant still lasts for a moment. */
export function lastDayOf(until: string): Day {
  return dayAt(Temporal.Instant.from(until).subtract({ nanoseconds: 1 }));
}

/** The last day on which something that ends at an instant lasts all day. */
export function lastWholeDayOf(until: string): Day {
  return dayAfter(dayAt(Temporal.Instant.from(until)), -1);
}

/** `to 14 August 2026`, or `with no end date`, to follow a first day. */
export function untilWords(until: Day | null): string {
  return until === null ? "with no end date" : `to ${formatDay(until)}`;
}

/** `From 1 August 2026 to 14 August 2026`, from the instants between which something lasts. */
export function periodWords({ from, until }: { readonly from: string; readonly until: string | null }): string {
  const [first, last] = [dayAt(Temporal.Instant.from(from)), until === null ? null : lastDayOf(until)];
  return `From ${formatDay(first)} ${untilWords(last)}`;
}

/** ` from 1 August 2026 to 14 August 2026`, without a first day that is today and an end that there is not. */
export function termWords(from: Day, until: Day | null, today: Day): string {
  if (from <= today) return until === null ? "" : ` until ${formatDay(until)}`;
  return ` from ${formatDay(from)}${until === null ? "" : ` ${untilWords(until)}`}`;
}
