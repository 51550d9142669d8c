import { ok, refuse, type Decision } from "#kernel";
import { describeMark, type MarkCause, type MarkRow, type MarkStatus } from "../mark.ts";

/** What the catalogue says of a component of an option in the series, and whether centres are too late for it. */
export type ComponentFacts = {
  readonly maxMark: number | null;
  /** N: marked by the board's examiners; Y: the centre gives a mark; G: the centre claims a grade. */
  readonly teacherMarks: "N" | "Y" | "G";
  /** Grades of the unit's or qualification's scale. */
  readonly grades: ReadonlySet<string>;
  readonly closed: boolean;
  /** For people, such as `Friday 15 May 2026, 11:59 pm`. */
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
};

/** The movement to add. */
export type MarkChange = {
  readonly movement: number;
  readonly change: number;
  readonly status: MarkStatus;
  readonly grade: string | null;
  readonly cause: Extract<MarkCause, "raw" | "correction">;
  readonly reason: string | null;
};

/**
 * Whether a mark may be recorded, and the movement that records it; `unchanged` when it is there already. Refused: no
 * live entry; a component that is not the option's; anything but exactly one of mark, grade and absence; a mark above
 * the maximum; a grade off the scale; examined components from a centre, and any mark from a centre after the marks-due
 * date; a change without a reason, of a mark on hold, of a mark adjusted since, or of one that another person changed
 * meanwhile. Source: what one record may hold is ours, as JCQ's mark record is not public; JCQ, instructions for
 * non-examination assessments, and OCR, key dates (marks of centres by a deadline).
 */
export function mayRecordMark(
  facts: MarkFacts,
  row: MarkRow,
  side: "centre" | "board",
): Decision<MarkChange | "unchanged"> {
  const { component } = facts;
  if (facts.entry !== "live") return refuseEntry(facts.entry, row);
  if (!component) {
    return refuse(
      "component-unknown",
      `Component ${row.component} does not belong to option ${row.option}. Check the codes.`,
      { field: "component" },
    );
  }
  if (side === "centre" && component.teacherMarks === "N") {
    return refuse(
      "marks-not-taken",
      `Component ${row.component} is marked by the board's examiners. Take the row out.`,
      { field: "component" },
    );
  }
  const value = checkValue(component, row);
  if (!value.ok) return value;
  const { current } = facts;
  if (current && isSame(current, row)) return value;
  if (side === "centre" && component.closed) {
    return refuse("marks-closed", `Marks for ${row.component} closed on ${component.closesAt}. Speak to the board.`, {
      field: "mark",
    });
  }
  return current ? correct(current, row) : ok(movementOf(row, 1, 0, "raw"));
}

function refuseEntry(entry: "none" | "withdrawn", row: MarkRow): Decision<never> {
  const candidate = String(row.candidateNumber).padStart(4, "0");
  return entry === "withdrawn"
    ? refuse(
        "entry-withdrawn",
        `The entry of candidate ${candidate} for ${row.option} was withdrawn. Take the row out, or make the entry.`,
        { field: "candidate_number" },
      )
    : refuse(
        "entry-absent",
        `Candidate ${candidate} is not entered for ${row.option}. Make the entry first, or take the row out.`,
        { field: "candidate_number" },
      );
}

function checkValue(component: ComponentFacts, row: MarkRow): Decision<"unchanged"> {
  const present = row.status === "marked" || row.status === "incomplete";
  const given = (row.mark === null ? 0 : 1) + (row.grade === null ? 0 : 1) + (present ? 0 : 1);
  if (given !== 1) {
    const field = row.mark === null && row.grade !== null ? "grade" : "mark";
    return refuse("mark-or-grade", "Give a mark, a grade or an absence, and only one of them.", { field });
  }
  if (!present) return unchanged;
  return row.grade === null ? checkMark(component, row) : checkGrade(component, row);
}

function checkMark({ maxMark }: ComponentFacts, { mark, component }: MarkRow): Decision<"unchanged"> {
  if (maxMark === null)
    return refuse("grade-needed", `Component ${component} takes a grade, not a mark. Give the grade claimed.`, {
      field: "mark",
    });
  if (mark === null || !Number.isInteger(mark) || mark < 0) {
    return refuse("mark-form", `The mark is not a whole number. Give a mark from 0 to ${maxMark}.`, { field: "mark" });
  }
  if (mark > maxMark) {
    return refuse(
      "mark-above-maximum",
      `Mark ${mark} is above the maximum of ${maxMark} for ${component}. Correct the mark.`,
      { field: "mark" },
    );
  }
  return unchanged;
}

function checkGrade({ teacherMarks, grades }: ComponentFacts, { grade, component }: MarkRow): Decision<"unchanged"> {
  if (teacherMarks !== "G")
    return refuse("mark-needed", `Component ${component} takes a mark, not a grade. Give the mark.`, {
      field: "grade",
    });
  if (grade === null || !grades.has(grade)) {
    return refuse("grade-unknown", `${grade} is not a grade of ${component}. Use one of: ${[...grades].join(", ")}.`, {
      field: "grade",
    });
  }
  return unchanged;
}

const unchanged = ok("unchanged" as const);

function isSame(current: CurrentMark, row: MarkRow): boolean {
  return current.status === row.status && current.grade === row.grade && current.recorded === (row.mark ?? 0);
}

function correct(current: CurrentMark, row: MarkRow): Decision<MarkChange> {
  const stands = describeMark({ ...current, mark: current.recorded });
  if (row.seen !== undefined && row.seen !== current.movement) {
    return refuse(
      "mark-changed-since",
      `Another person recorded ${stands} since you opened the page. Check which is right and save again.`,
      { field: "mark" },
    );
  }
  if (current.held) {
    return refuse("mark-held", "This mark is on hold. The board releases it before it can change.", { field: "mark" });
  }
  if (current.adjusted) {
    return refuse(
      "marks-settled",
      `The mark was adjusted after ${stands} was recorded. Ask the board for a review of the mark.`,
      { field: "mark" },
    );
  }
  if (row.reason === null || row.reason.trim() === "") {
    return refuse("reason-needed", `${upperFirst(stands)} is recorded already. Say why it changes.`, {
      field: "reason",
    });
  }
  return ok(movementOf(row, current.movement + 1, current.recorded, "correction"));
}

function movementOf(row: MarkRow, movement: number, recorded: number, cause: MarkChange["cause"]): MarkChange {
  const { status, grade } = row;
  return {
    movement,
    change: (row.mark ?? 0) - recorded,
    status,
    grade,
    cause,
    reason: cause === "raw" ? null : row.reason,
  };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
