import { type Decision, formatDay, ok, parseBoardTime, parseDay, refuse } from "#kernel";

/** The days that the demonstration covers, both included, in the board's zone. */
export const demoYear = { from: "2026-01-13", to: "2026-12-31" } as const;

/** A moment of the year that somebody who looks round will want to see. */
export type DemoMoment = { readonly id: string; readonly title: string; readonly at: string; readonly about: string };

/** Such moments, in the order of the year, with their times in the board's zone. */
export const demoMoments: readonly DemoMoment[] = [
  {
    id: "entry-week",
    title: "Entry week",
    at: "2026-02-16T08:00",
    about: "Some centres have sent their entries. The deadline is on Saturday.",
  },
  {
    id: "marks-week",
    title: "Marks week",
    at: "2026-05-11T08:00",
    about: "Some centres have sent their teachers' marks. The deadline is on Friday.",
  },
  {
    id: "restricted-day",
    title: "Restricted day",
    at: "2026-08-19T08:00",
    about: "Centres have their GCSE results. Candidates get theirs tomorrow. A level results were released last week.",
  },
  {
    id: "results-morning",
    title: "Results morning",
    at: "2026-08-20T08:00",
    about: "Candidates have their GCSE results.",
  },
  { id: "after-results", title: "After results", at: "2026-08-24T08:00", about: "All results have been released." },
];

/**
 * Reads a day (8 in the morning is meant) or a day and a time, in the board's zone. Refused: what is neither, and what
 * lies outside the days that the demonstration covers.
 */
export function readMoment(text: string): Decision<Temporal.Instant> {
  const at = parseBoardTime(parseDay(text) ? `${text}T08:00` : text);
  if (!at) {
    return refuse("moment-not-read", `${text} is not a day. Write a day as 2026-05-05, or a time as 2026-08-20T07:59.`);
  }
  const day = text.slice(0, 10);
  if (day >= demoYear.from && day <= demoYear.to) return ok(at);
  const [from, to] = [formatDay(demoYear.from), formatDay(demoYear.to)];
  return refuse(
    "moment-outside-year",
    `The demonstration covers ${from} to ${to}, and ${formatDay(day)} is outside that. Choose a day between them.`,
  );
}
