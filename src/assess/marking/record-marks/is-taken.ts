import { shownNumber } from "#exchange";
import { type Decision, ok } from "#kernel";
import type { MarkRow } from "../mark.ts";
import {
  componentUnknown,
  entryAbsent,
  entryWithdrawn,
  gradeNeeded,
  gradeUnknown,
  markAboveMaximum,
  markForm,
  markNeeded,
  markOrGrade,
  marksNotTaken,
} from "../refusals.ts";
import type { ComponentFacts, MarkFacts } from "./mark-facts.ts";

/**
 * Whether the row is a mark of this work at all: a live entry, a component of it that this side marks, and one sound
 * mark, grade or absence.
 */
export function isTaken(facts: MarkFacts, row: MarkRow, side: "centre" | "board"): Decision<"unchanged"> {
  const { component } = facts;
  if (facts.entry !== "live") {
    const asked = { candidate: shownNumber(row.candidateNumber), option: row.option };
    return facts.entry === "withdrawn" ? entryWithdrawn.refuse(asked) : entryAbsent.refuse(asked);
  }
  if (!component) return componentUnknown.refuse({ component: row.component, option: row.option });
  if (side === "centre" && component.teacherMarks === "N") return marksNotTaken.refuse({ component: row.component });
  return checkValue(component, row);
}

function checkValue(component: ComponentFacts, row: MarkRow): Decision<"unchanged"> {
  const present = row.status === "marked" || row.status === "incomplete";
  const given = (row.mark === null ? 0 : 1) + (row.grade === null ? 0 : 1) + (present ? 0 : 1);
  if (given !== 1) return markOrGrade.refuse({}, { field: row.mark === null && row.grade !== null ? "grade" : "mark" });
  if (!present) return unchanged;
  return row.grade === null ? checkMark(component, row) : checkGrade(component, row);
}

function checkMark({ maxMark }: ComponentFacts, { mark, component }: MarkRow): Decision<"unchanged"> {
  if (maxMark === null) return gradeNeeded.refuse({ component });
  if (mark === null || !Number.isInteger(mark) || mark < 0) return markForm.refuse({ max: maxMark });
  return mark > maxMark ? markAboveMaximum.refuse({ mark, max: maxMark, component }) : unchanged;
}

function checkGrade({ teacherMarks, grades }: ComponentFacts, { grade, component }: MarkRow): Decision<"unchanged"> {
  if (teacherMarks !== "G") return markNeeded.refuse({ component });
  if (grade !== null && grades.has(grade)) return unchanged;
  return gradeUnknown.refuse({ grade: grade ?? "", component, grades: [...grades].join(", ") });
}

const unchanged = ok("unchanged" as const);
