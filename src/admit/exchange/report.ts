import type { FileLetter } from "#formats/layouts";
import { lifeCycle } from "#kernel";
import type { Tag } from "#platform/lists";
import type { FileCounts, FileKind } from "./file-kind.ts";

export const fileStatuses = ["accepted", "accepted-with-warnings", "rejected"] as const;
export type FileStatus = (typeof fileStatuses)[number];

/** A file is judged once, when it is received: nothing changes its status. */
export const fileLife = lifeCycle<FileStatus, never>("exchange file", {
  accepted: {},
  "accepted-with-warnings": {},
  rejected: {},
});

/**
 * One line of a report: E refuses the file, W asks somebody to check, N says what was done. `code` is the number of the
 * reason in replies, `slug` its name.
 * Of the record on its line it names the candidate, the option and the component, as far as it is about them.
 */
export type ReportLine = {
  readonly severity: "E" | "W" | "N";
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly slug: string;
  readonly text: string;
  /** Such as `0007`. */
  readonly candidateNumber: string | null;
  /** As the file writes it: `GETHIN:BYRNE`. */
  readonly candidateName: string | null;
  readonly option: string | null;
  readonly component: string | null;
};

export const severityWords = { E: "error", W: "warning", N: "note" } as const;

/** What became of a file. */
export type FileReport = {
  readonly fileId: string;
  readonly centreId: string;
  readonly name: string;
  readonly letter: FileLetter | null;
  readonly series: string | null;
  readonly sequence: number | null;
  readonly receivedAt: string;
  readonly status: FileStatus;
  /** The same bytes were accepted before: this is the report of that time, and nothing was changed. */
  readonly known: boolean;
  readonly records: number;
  readonly candidates: number;
  /** Of the kind's items, how many the file lists. */
  readonly entries: number;
  readonly counts: FileCounts;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly lines: readonly ReportLine[];
};

/** More errors, more warnings and more notes than this are counted but not listed. */
export const linesMax = 1000;

/** A status as people see it. */
export const statusTags = {
  accepted: { text: "Accepted", colour: "green" },
  "accepted-with-warnings": { text: "Accepted with warnings", colour: "yellow" },
  rejected: { text: "Rejected", colour: "red" },
} as const satisfies Record<FileStatus, Tag>;

/** A file that does not say which centre it is of is kept under this number, which no centre has. */
export const noCentre = "00000";

/** A report as programs get it: its counts go by the kind's own names, such as `entriesAdded`. */
export function reportBody(kind: FileKind, { letter, counts, ...report }: FileReport): Record<string, unknown> {
  const named = kind.counts.map(({ name, count }) => [name, counts[count]] as const);
  return { ...report, kind: letter, ...Object.fromEntries(named) };
}

/** The same without its lines, for lists, the audit log and those who listen. */
export function reportSummary(kind: FileKind, report: FileReport): Record<string, unknown> {
  const { lines: _lines, ...summary } = reportBody(kind, report);
  return summary;
}
