import type { Fault } from "#formats";

export const fileStatuses = ["accepted", "accepted-with-warnings", "rejected"] as const;
export type FileStatus = (typeof fileStatuses)[number];

/** One remark on a file: E refuses it, W does not. `code` is the number of the reason in replies, `slug` its name. */
export type ReportLine = {
  readonly severity: "E" | "W";
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly slug: string;
  readonly text: string;
};

/** What became of a file. */
export type EntryFileReport = {
  readonly fileId: string;
  readonly centreId: string;
  readonly name: string;
  readonly kind: "E" | "A" | null;
  readonly series: string | null;
  readonly sequence: number | null;
  readonly receivedAt: string;
  readonly status: FileStatus;
  /** The same bytes were accepted before: this is the report of then, and nothing was changed. */
  readonly known: boolean;
  readonly records: number;
  readonly candidates: number;
  readonly entries: number;
  readonly entriesAdded: number;
  readonly entriesWithdrawn: number;
  readonly errors: number;
  readonly warnings: number;
  readonly lines: readonly ReportLine[];
};

/** More remarks than this, of errors and of warnings, are counted but not listed. */
export const remarksMax = 1000;

export function reportLine(fault: Fault): ReportLine {
  const { severity, line, column, code, slug, text } = fault;
  return { severity: severity === "error" ? "E" : "W", line, column, code: String(code), slug, text };
}

/** The word of a status, for people. */
export const statusWords = {
  accepted: "Accepted",
  "accepted-with-warnings": "Accepted with warnings",
  rejected: "Rejected",
} as const satisfies Record<FileStatus, string>;

export const kindWords = { E: "Entries", A: "Amendments" } as const;
