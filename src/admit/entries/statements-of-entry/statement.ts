import { fileURLToPath } from "node:url";
import { type Day, formatDay } from "#kernel";
import type { Issuer, Printable, Template } from "#platform/documents";
import { timetable } from "../statement-of-entry/timetable.ts";
import type { PaperOfCandidate } from "../queries.ts";

/** What a candidate is entered for, as it is printed and handed out. */
export type StatementOfEntry = {
  readonly board: Issuer;
  readonly isDemo: boolean;
  readonly series: string;
  readonly centre: { readonly number: string; readonly name: string };
  /** As of this day. */
  readonly today: Day;
  readonly candidate: {
    readonly number: string;
    readonly name: string;
    readonly uci: string;
    readonly dateOfBirth: Day | null;
  };
  readonly entries: readonly { readonly option: string; readonly title: string; readonly familyTitle: string }[];
  /** In the order of the timetable. */
  readonly exams: readonly PaperOfCandidate[];
  readonly work: readonly PaperOfCandidate[];
};

/** Statements of entry on A4, a candidate's on pages of its own. */
export const statementOfEntryTemplate: Template<StatementOfEntry> = {
  file: fileURLToPath(new URL("statement.typ", import.meta.url)),
  view: statementView,
};

const times = "Times are the published starting times. Your centre might start a paper earlier or later.";
const clashing = "Papers marked Clash start at the same time. Your exams officer arranges when you take each of them.";

function statementView(data: StatementOfEntry): Printable {
  const { board, centre, candidate, entries, work } = data;
  const exams = timetable(data.exams);
  const born = candidate.dateOfBirth === null ? [] : [`born ${formatDay(candidate.dateOfBirth)}`];
  return {
    title: "Statement of entry",
    series: data.series,
    sample: board.name !== "" && data.isDemo ? `Sample data. ${board.name} and these entries are made up.` : "",
    name: candidate.name,
    identity: [`Candidate ${candidate.number}`, `UCI ${candidate.uci}`, ...born].join(", "),
    centre: `Centre ${centre.number}, ${centre.name}`,
    issuer: `${board.name} (awarding body ${board.identifier}), as of ${formatDay(data.today)}`,
    check:
      "Check your name, date of birth and entries. They appear on your results and certificates. Tell your exams " +
      "officer now if anything is wrong.",
    entries: entries.map(({ option, title, familyTitle }) => [option, title, familyTitle]),
    exams: exams.map(({ day, start, component, title, minutes, clash }) => [
      day ?? "To be confirmed",
      [start ?? "", ...(clash ? ["Clash"] : [])].filter((part) => part !== "").join(", "),
      component,
      title,
      minutes === null ? "" : `${minutes}`,
    ]),
    times: exams.length === 0 ? "" : exams.some(({ clash }) => clash) ? `${times} ${clashing}` : times,
    work: work.map(({ component, title }) => `${component} ${title}`),
  };
}
