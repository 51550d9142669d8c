import type { NextDate } from "./home-queries.ts";
import { paths } from "../paths.ts";

/** What each kind of key date is called, in the order of the exam year. */
export const keyDateTitles = {
  "final-entries": "Final entries",
  "late-entries": "Late entries close",
  "open-entries": "Entries on any day until",
  "refund-until": "Withdrawals refunded until",
  "marks-due": "Marks due",
  "marks-due-upload": "Marks due, uploaded work",
  "marks-due-post": "Marks due, posted work",
  "marks-due-visit": "Marks due, visiting moderation",
  "last-amendment": "Last amendments",
  "release-centres": "Results to centres",
  "release-candidates": "Results to candidates",
} as const;

export type KeyDateKind = keyof typeof keyDateTitles;

/** Key dates as the home pages list them: what is due, in how many days, and where all dates of the series are. */
export function deadlinesOf(dates: readonly NextDate[], now: Temporal.Instant) {
  return dates.map((date) => ({
    ...date,
    what: keyDateTitles[date.kind],
    days: daysUntil(now, date.at),
    href: paths.keyDates({ series: date.series }),
  }));
}

/** `today`, `tomorrow`, `in 12 days`: whole days of the board's calendar. */
function daysUntil(now: Temporal.Instant, at: string): string {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO("Europe/London").toPlainDate();
  const { days } = day(now).until(day(Temporal.Instant.from(at)));
  return days === 0 ? "today" : days === 1 ? "tomorrow" : `in ${days} days`;
}
