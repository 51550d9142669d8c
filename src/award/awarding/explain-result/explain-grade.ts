import { gradeAt } from "../rules/boundaries/index.ts";
import type { StatedBoundary } from "./facts.ts";
import type { GradeExplanation } from "./explanation.ts";

/**
 * How a value became a grade: the boundaries, how far above its own and how far below the next. `noun` is what is
 * counted.
 */
export function explainGrade(
  value: number,
  boundaries: readonly StatedBoundary[],
  grades: readonly { readonly grade: string; readonly label: string }[],
  noun: Noun,
  highest = ", the highest grade.",
): GradeExplanation {
  const grade = gradeAt(boundaries, value);
  const own = boundaries.find((boundary) => boundary.grade === grade);
  const better = boundaries.filter((boundary) => boundary.mark > value).at(-1);
  const next = better ? { grade: better.grade, mark: better.mark, short: better.mark - value } : null;
  return {
    grade,
    label: grades.find((each) => each.grade === grade)?.label ?? grade,
    value,
    boundaries: boundaries.map((boundary) => ({
      grade: boundary.grade,
      mark: boundary.mark,
      reached: boundary.mark <= value,
      sample: boundary.status === "sample",
    })),
    above: own ? value - own.mark : null,
    next,
    sentence: gradeSentence(grade, value, own, next, noun, highest),
  };
}

export type Noun = "mark" | "uniform mark" | "point";

function gradeSentence(
  grade: string,
  value: number,
  own: StatedBoundary | undefined,
  next: GradeExplanation["next"],
  noun: Noun,
  highest: string,
): string {
  const spare = own && value > own.mark ? `, with ${value - own.mark} to spare` : "";
  const reached = own
    ? `${count(value, noun)} ${value === 1 ? "reaches" : "reach"} grade ${grade}, which begins at ${own.mark}${spare}`
    : `${count(value, noun)} is below the lowest boundary`;
  return next
    ? `${reached}. Grade ${next.grade} begins at ${next.mark}, which is ${count(next.short, noun)} more.`
    : `${reached}${highest}`;
}

/** `1 mark`, `2 marks` */
export function count(value: number, noun: string): string {
  return `${value} ${noun}${value === 1 ? "" : "s"}`;
}
