import { formatDay } from "#kernel";
import type { PaperOfCandidate } from "../queries.ts";

/** A paper as a timetable shows it. */
export type TimetabledPaper = PaperOfCandidate & {
  /** `Wednesday 13 May 2026`; null until the day is known. */
  readonly day: string | null;
  readonly start: string | null;
  /** Another paper of the candidate begins at the same time. */
  readonly clash: boolean;
};

/** When papers start. Source: JCQ, published starting times (09:00 and 13:30). */
const starts: Readonly<Record<string, string>> = { A: "9am", P: "1:30pm" };

/** The papers of one candidate with the day of the week, the published start, and which of them clash. */
export function timetable(papers: readonly PaperOfCandidate[]): readonly TimetabledPaper[] {
  return papers.map((paper) => ({
    ...paper,
    day: paper.examDay === null ? null : `${weekday.format(noonOf(paper.examDay))} ${formatDay(paper.examDay)}`,
    start: starts[paper.session ?? ""] ?? null,
    clash: papers.some((other) => other.component !== paper.component && isSameTime(paper, other)),
  }));
}

const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" });

/** The day as the formatter counts time. */
function noonOf(day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: "UTC", plainTime: "12:00" }).epochMilliseconds;
}

function isSameTime(one: PaperOfCandidate, other: PaperOfCandidate): boolean {
  return one.examDay !== null && one.examDay === other.examDay && one.session !== null && one.session === other.session;
}
