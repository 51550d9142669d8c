import type { Day } from "./dates.ts";

/** How days are counted: every day of the calendar, or the working days of a part of the United Kingdom. */
export const dayCounts = ["calendar", "england", "wales", "scotland", "northern-ireland"] as const;
export type DayCount = (typeof dayCounts)[number];

/** Which days count. What is no exception follows the week: Monday to Friday are worked. */
export type Calendar = {
  readonly counts: DayCount;
  /** Weekdays on which nobody works, and other days on which somebody does. */
  readonly exceptions: ReadonlySet<Day>;
  /** The last day that is known: holidays after it may still be proclaimed. */
  readonly until: Day;
};

/** Somebody else's turn: the clock stands still from the end of the first day to the end of the second. */
export type Stop = { readonly from: Day; readonly until: Day };

/** Whether a day counts. Refuses (throws) a day after the last one that is known. */
export function isCounted(day: Day, { counts, exceptions, until }: Calendar): boolean {
  if (counts === "calendar") return true;
  if (day > until) throw new RangeError(`The working days after ${until} are not known: add the bank holidays.`);
  return Temporal.PlainDate.from(day).dayOfWeek <= 5 !== exceptions.has(day);
}

/**
 * The day on which so many days have passed, counted from the day after: one working day from a Friday is the Monday.
 * No days are none: the day itself, whether it counts or not. Source: JCQ and boards count their service targets so.
 */
export function addDays(from: Day, days: number, calendar: Calendar): Day {
  let day = from;
  for (let left = days; left > 0;) {
    day = nextDay(day);
    if (isCounted(day, calendar)) left -= 1;
  }
  return day;
}

/** How many days count after a day, up to and including another; less than none when that one was earlier. */
export function daysBetween(after: Day, upTo: Day, calendar: Calendar): number {
  if (upTo < after) return -daysBetween(upTo, after, calendar);
  let counted = 0;
  for (let day = after; day < upTo;) {
    day = nextDay(day);
    if (isCounted(day, calendar)) counted += 1;
  }
  return counted;
}

/** The last day of a clock once a stop has ended: moved by the days of the stop that count, if there are any. */
export function afterStop(due: Day, { from, until }: Stop, calendar: Calendar): Day {
  return addDays(due, daysBetween(from, until, calendar), calendar);
}

/** The last day of a clock worked out afresh: the days that are given and those of all stops, from its first day. */
export function lastDay(from: Day, days: number, stops: readonly Stop[], calendar: Calendar): Day {
  const stopped = stops.reduce((sum, stop) => sum + daysBetween(stop.from, stop.until, calendar), 0);
  return addDays(from, days + stopped, calendar);
}

function nextDay(day: Day): Day {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
