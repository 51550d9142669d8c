import { ok, refuse, type Decision } from "#kernel";
import type { MarkRow } from "../mark.ts";
import type { ComponentFacts, MarkFacts } from "./mark-facts.ts";

/**
 * Whether the row is a mark of this work at all: a live entry, a component of it that this side marks, and one sound
 * mark, grade or absence.
 */
export function isTaken(facts: MarkFacts, row: MarkRow, side: "centre" | "board"): Decision<"unchanged"> {
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
  return checkValue(component, row);
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
