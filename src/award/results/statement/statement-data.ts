import type { Day } from "#kernel";
import type { Embargo } from "../under-embargo.ts";

/** Everything that a statement of results says about one candidate in one series. */
export type StatementData = {
  readonly board: StatementBoard;
  /** `June 2026` */
  readonly series: string;
  /** The day on which candidates have these results. */
  readonly issued: Day;
  /** Until when candidates may not have them, for a statement that is made before. */
  readonly embargo?: Embargo;
  readonly centre: { readonly number: string; readonly name: string };
  readonly candidate: StatementCandidate;
  /** In the order in which they are printed. */
  readonly awards: readonly StatementAward[];
  /** Sentences for this candidate, such as which result was changed after a review. */
  readonly notes: readonly string[];
};

export type StatementBoard = {
  readonly name: string;
  readonly identifier: string;
  /** For the demonstration board, every page says that its data is made up. */
  readonly isDemo: boolean;
  /** The board's emblem, with a description for people who cannot see it. */
  readonly mark?: { readonly svg: string; readonly alt: string };
};

export type StatementCandidate = {
  /** The four digits of the candidate number. */
  readonly number: string;
  readonly name: string;
  readonly uci: string;
  readonly uln?: string;
  readonly dateOfBirth?: Day;
};

/** One qualification. `kind` says how its grade is worked out, and so what is shown of its parts. */
export type StatementAward = {
  readonly code: string;
  readonly title: string;
  /** Family or level: `GCSE (9 to 1)`, `Level 1/Level 2 Cambridge National`. */
  readonly level: string;
  readonly kind: "linear" | "unitised" | "points";
  /** In the words of `gradeWords`: `7`, `Distinction* at Level 2`, `A #`, `No result`. */
  readonly grade: string;
  /** Weighted marks, uniform marks or points, as `kind` says; absent while there is no result. */
  readonly total?: string;
  readonly max?: string;
  /** The parts of a linear award. */
  readonly components: readonly StatementComponent[];
  /** The parts of a unitised award or one on points. */
  readonly units: readonly StatementUnit[];
};

export type StatementComponent = {
  readonly code: string;
  readonly title: string;
  readonly status: PartStatus;
  /** Raw marks; null unless the status is one that has a mark. */
  readonly mark: number | null;
  readonly max: number;
  /** The mark as it counts, written exactly: `54`, `40.5`. */
  readonly weighted?: string;
};

/** Why a part has a mark, or has none. An assessed mark was worked out from the candidate's other work. */
export type PartStatus = "marked" | "assessed" | "absent" | "pending" | "unavailable";

export type StatementUnit = {
  readonly code: string;
  readonly title: string;
  /** The series in which the result was gained; earlier ones may count. */
  readonly series: string;
  readonly uniform?: number;
  readonly max?: number;
  readonly points?: number;
  readonly grade: string;
  /** Whether this result is part of the total. */
  readonly counted: boolean;
};
