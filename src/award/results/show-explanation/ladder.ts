import type { GradeExplanation } from "#awarding";

/** A picture of the boundaries with the candidate's mark on it: positions in thousandths of the width. */
export type Ladder = {
  readonly steps: readonly {
    readonly grade: string;
    readonly mark: number;
    readonly at: number;
    readonly reached: boolean;
  }[];
  readonly mark: number;
  readonly at: number;
  readonly max: number;
  /** The same in words, for people who cannot see the picture. */
  readonly words: string;
};

/** Places the boundaries and the mark on a line from 0 to the maximum; null without boundaries or maximum. */
export function ladderOf(grade: GradeExplanation | null, max: number | null): Ladder | null {
  if (!grade || max === null || max <= 0 || grade.boundaries.length === 0) return null;
  const at = (mark: number): number => Math.floor((Math.min(mark, max) * 1000) / max);
  const steps = grade.boundaries
    .filter((step) => step.also === undefined)
    .map((step) => ({ ...step, at: at(step.mark) }));
  const scale = steps.map((step) => `${step.grade} from ${step.mark}`).join(", ");
  return {
    steps,
    mark: grade.value,
    at: at(grade.value),
    max,
    words: `A scale from 0 to ${max}: ${scale}. This candidate has ${grade.value}, grade ${grade.label}.`,
  };
}
