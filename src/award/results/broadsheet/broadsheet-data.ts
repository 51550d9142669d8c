import type { Day } from "#kernel";
import type { Embargo } from "../under-embargo.ts";

/** A centre's results in one series: candidates down, qualifications across. */
export type BroadsheetData = {
  readonly board: { readonly name: string; readonly identifier: string; readonly isDemo: boolean };
  /** `June 2026` */
  readonly series: string;
  /** The day on which candidates have these results. */
  readonly issued: Day;
  /** Until when candidates may not have them, for a broadsheet that is made before. */
  readonly embargo?: Embargo;
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
