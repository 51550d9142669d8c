import type { Day } from "#kernel";

/** A centre's results in one series: candidates down, qualifications across. */
export type BroadsheetData = {
  readonly board: { readonly name: string; readonly identifier: string; readonly isDemo: boolean };
  /** `June 2026` */
  readonly series: string;
  readonly issued: Day;
  readonly centre: { readonly number: string; readonly name: string };
  readonly paper: BroadsheetPaper;
  /** Columns, in order. */
  readonly qualifications: readonly BroadsheetQualification[];
  /** Rows, in order. */
  readonly candidates: readonly BroadsheetCandidate[];
};

export type BroadsheetPaper = "a4" | "a3";

export type BroadsheetQualification = { readonly code: string; readonly title: string; readonly family: string };

export type BroadsheetCandidate = {
  readonly number: string;
  readonly name: string;
  /** By qualification code, in the few characters of `gradeShort`; nothing where the candidate has no entry. */
  readonly grades: Readonly<Record<string, string>>;
};
