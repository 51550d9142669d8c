import type { CentreCohort } from "../cohort/cohort.ts";
import { diceOf } from "../cohort/dice.ts";

/** The numbers a school gives its files: one counter for entries, amendments and marks of a series. */
export type Sequences = {
  readonly slip: boolean;
  readonly entries: number;
  readonly amendments: number;
  readonly marks: number;
};

/** One centre in twelve sends a first file that is refused, and counts on. */
export function sequencesOf(seed: number, { centre, amended }: CentreCohort): Sequences {
  const slip = diceOf(seed, `slip ${centre.centreId}`).chance(90);
  const entries = slip ? 2 : 1;
  const amendments = entries + 1;
  return { slip, entries, amendments, marks: amended.length > 0 ? amendments + 1 : amendments };
}
