import { countWords, formatInstant } from "#kernel";
import type { Permission } from "#platform/actors";
import type { StandingCases } from "#cases";
import { paths as entries, type SeriesToCheck } from "#entries";
import { paths as marking, type WorkDue } from "#marking";
import { paths as results } from "#results";
import type { NextDate, Released, SeriesCount } from "./home-queries.ts";
import { pathsOfKind } from "#exchange";
import type { RejectedFile } from "./rejected-files.ts";

export type Task = { readonly text: string; readonly href: string; readonly why: string };

type Facts = {
  readonly dates: readonly NextDate[];
  readonly rejected: readonly RejectedFile[];
  readonly series: readonly SeriesCount[];
  readonly released: readonly Released[];
  readonly work: readonly WorkDue[];
  readonly entriesToCheck: readonly SeriesToCheck[];
  readonly cases: readonly StandingCases[];
};

const recentDays = 42;

/**
 * What a person at a centre has to do next, of what they may do: correct a rejected file, send entries and marks that
 * are due, reply to the board, check entries that may not lead to a result, enter marks for others to send, read
 * results that have been released.
 */
export function centreTasks(
  { dates, rejected, series, released, work, entriesToCheck, cases }: Facts,
  may: (permission: Permission) => boolean,
  now: Temporal.Instant,
): readonly Task[] {
  const entered = new Set(series.map((one) => one.series));
  const due = dates.filter((date) => date.kind === "final-entries" && !entered.has(date.series));
  const out = released.filter((one) => entered.has(one.series) && daysSince(one.at, now) <= recentDays);
  return [
    ...rejected.filter((file) => may(sendsKind[file.kind] ?? file.needs)).map(rejectedTask),
    ...(may("entries.submit") ? due : []).map((date) => ({
      text: `Send entries for ${date.seriesTitle}`,
      href: entries.entryFiles(),
      why: `No entries have been received for ${date.families}.`,
    })),
    ...entriesToCheck.map((one) => ({
      text: `Check ${countWords(one.entries, "entry", "entries")} for ${one.title} that may not lead to a result`,
      href: entries.entriesToCheck({ series: one.series }),
      why: "Units are missing from a certification, or an exam would only be practice.",
    })),
    ...cases.flatMap((each) => (each.waiting > 0 ? [replyTask(each)] : [])),
    ...work
      .filter(({ series: of, isOverdue }) => !isOverdue || !released.some((one) => one.series === of))
      .flatMap((one) => marksTask(one, may("marks.submit"))),
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
    text: `${plural}: ${countWords(waiting, "reply", "replies")} needed`,
    href,
    why: "The board needs more information. The time it has to answer does not run until you reply.",
  };
}

/** Who sends files of a kind again. */
const sendsKind: Readonly<Record<string, Permission>> = { "entry-file": "entries.submit", "mark-file": "marks.submit" };

function rejectedTask({ fileId, kind, name }: RejectedFile): Task {
  return {
    text: `Correct the ${kind.replace("-", " ")} ${name} and send it again`,
    href: pathsOfKind(kind).centre.file({ file: fileId }),
    why: "It was rejected and nothing was saved. Its report says what to correct.",
  };
}

/** Marks to send, for who may; to enter, for others. What is overdue only the board can record. */
function marksTask({ series, title, due, isOverdue, ...counts }: WorkDue, sends: boolean): readonly Task[] {
  const missing = sends ? counts.outstanding : counts.outstanding - counts.entered;
  if (missing === 0) return [];
  const what = `${countWords(missing, "mark has", "marks have")} not been ${sends ? "received" : "entered"}.`;
  const href = marking.marks({ series });
  if (isOverdue) {
    const why = `${what} The deadline was ${formatInstant(due)}. Contact the board to have them recorded.`;
    return [{ text: `Overdue: marks for ${title}`, href, why }];
  }
  return [
    {
      text: `${sends ? "Send" : "Enter"} marks for ${title}`,
      href,
      why: `${what} The deadline is ${formatInstant(due)}.`,
    },
  ];
}

function daysSince(at: string, now: Temporal.Instant): number {
  return now.since(Temporal.Instant.from(at)).total("days");
}
