import type { MarkStatus } from "../mark.ts";

/** What the catalogue says of a component of an option in the series, and whether centres are too late for it. */
export type ComponentFacts = {
  readonly maxMark: number | null;
  /** N: marked by the board's examiners; Y: the centre gives a mark; G: the centre claims a grade. */
  readonly teacherMarks: "N" | "Y" | "G";
  /** Grades of the unit's or qualification's scale. */
  readonly grades: ReadonlySet<string>;
  readonly closed: boolean;
  /** For people, such as `Friday 15 May 2026, 11:59pm`. */
  readonly closesAt: string;
};

/** The mark as it stands. `recorded`: raw mark and corrections; `adjusted`: moved since for another cause. */
export type CurrentMark = {
  readonly movement: number;
  readonly recorded: number;
  /** On hold, the status beneath the hold. */
  readonly status: MarkStatus;
  readonly grade: string | null;
  readonly held: boolean;
  readonly adjusted: boolean;
};

export type MarkFacts = {
  /** Undefined when the option has no such component. */
  readonly component: ComponentFacts | undefined;
  readonly entry: "none" | "live" | "withdrawn";
  readonly current: CurrentMark | undefined;
  /** What a teacher of the centre keeps and has not submitted. */
  readonly draft?: DraftMark | undefined;
};

/** A draft as it stands. */
export type DraftMark = {
  readonly version: number;
  readonly mark: number | null;
  readonly grade: string | null;
  readonly status: MarkStatus;
  readonly enteredBy: string;
};
