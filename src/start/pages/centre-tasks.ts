import type { Permission } from "#platform/actors";
import type { StandingCases } from "#cases";
import { formatCount } from "#platform/render";
import { paths as entries } from "#entries";
import { paths as marking } from "#marking";
import { paths as results } from "#results";
import type { NextDate, RecentFile, Released, SeriesCount } from "./home-queries.ts";
import type { MarksMissing } from "./marks-missing.ts";

export type Task = { readonly text: string; readonly href: string; readonly why: string };

type Facts = {
  readonly dates: readonly NextDate[];
  readonly files: readonly RecentFile[];
  readonly series: readonly SeriesCount[];
  readonly released: readonly Released[];
  readonly marksMissing: readonly MarksMissing[];
  readonly cases: readonly StandingCases[];
};

const recentDays = 42;

/**
 * What a person at a centre has to do next, of what they may do: correct a rejected file, send entries and marks that
 * are due, reply to the board, enter marks for others to send, read results that have been released.
 */
export function centreTasks(
  { dates, files, series, released, marksMissing, cases }: Facts,
  may: (permission: Permission) => boolean,
  now: Temporal.Instant,
): readonly Task[] {
  const [latest] = files;
  const entered = new Set(series.map((one) => one.series));
  const due = dates.filter((date) => date.kind === "final-entries" && !entered.has(date.series));
  const out = released.filter((one) => entered.has(one.series) && daysSince(one.at, now) <= recentDays);
  return [
    ...(may("entries.submit") && latest?.status === "rejected"
      ? [
          {
            text: `Correct the entry file ${latest.name} and send it again`,
            href: entries.entryFile({ file: latest.fileId }),
            why: "It was rejected and nothing was saved. Its report says what to correct.",
          },
        ]
      : []),
    ...(may("entries.submit") ? due : []).map((date) => ({
      text: `Send entries for ${date.seriesTitle}`,
      href: entries.entryFiles(),
      why: `No entries have been received for ${date.families}.`,
    })),
    ...cases.flatMap((each) => (each.waiting > 0 ? [replyTask(each)] : [])),
    ...marksMissing.map((one) => marksTask(one, may("marks.submit"))),
    ...(may("results.view") ? out : []).map((one) => ({
      text: `See results for ${one.title}`,
      href: results.results({ series: one.series }),
      why: `Released: ${one.families}.`,
    })),
  ];
}

/** What the board has asked back about something that the centre asked. */
function replyTask({ plural, href, waiting }: StandingCases): Task {
  return {
    text: `${plural}: ${waiting === 1 ? "1 reply needed" : `${formatCount(waiting)} replies needed`}`,
    href,
    why: "The board needs more information. The clock stands still until you reply.",
  };
}

/** Marks to send, for who may; to enter, for others. */
function marksTask({ series, title, missing }: MarksMissing, sends: boolean): Task {
  const marks = missing === 1 ? "1 mark has" : `${formatCount(missing)} marks have`;
  return {
    text: `${sends ? "Send" : "Enter"} marks for ${title}`,
    href: marking.marks({ series }),
    why: `${marks} not been ${sends ? "received" : "entered"}.`,
  };
}

function daysSince(at: string, now: Temporal.Instant): number {
  return now.since(Temporal.Instant.from(at)).total("days");
}
