import type { Catalogue } from "#catalogue";
import { type BankedResult, bankedResult } from "./banked.ts";
import { type DemoCandidate, demoCandidates } from "./candidates.ts";
import { type DemoCentre, demoCentres } from "./centres.ts";
import { choiceOf, coursesOf } from "./choices.ts";
import { diceOf } from "./dice.ts";

export type Pupil = { readonly candidate: DemoCandidate; readonly options: readonly string[] };

/** What one centre sends to the board, before anything is marked. */
export type CentreCohort = {
  readonly centre: DemoCentre;
  /** As first entered. */
  readonly entered: readonly Pupil[];
  /** Candidates whose list changed afterwards, with the whole new list. */
  readonly amended: readonly Pupil[];
  /** As the series was sat. */
  readonly sat: readonly Pupil[];
  readonly banked: readonly BankedResult[];
};

/** Every centre of the demonstration with its candidates and what they take. The same seed gives the same board. */
export function demoCohort(
  seed: number,
  catalogue: Catalogue,
  centres: number,
  candidates: number,
): readonly CentreCohort[] {
  const offered = new Set(catalogue.series_options.filter((row) => row.series === "6A26").map((row) => row.option));
  return demoCentres(seed, centres, candidates).map((centre) => {
    const courses = coursesOf(seed, centre);
    const chosen = demoCandidates(seed, centre).map((candidate) => {
      const choice = choiceOf(seed, catalogue, centre, courses, candidate);
      return { candidate, options: choice.options.filter((option) => offered.has(option)), taken: choice.banked };
    });
    const entered = chosen.map(({ candidate, options }) => ({ candidate, options }));
    const amended = amendments(seed, centre, entered);
    const changes = new Map(amended.map((pupil) => [pupil.candidate.number, pupil]));
    return {
      centre,
      entered,
      amended,
      sat: entered
        .map((pupil) => changes.get(pupil.candidate.number) ?? pupil)
        .filter((pupil) => pupil.options.length > 0),
      banked: chosen.flatMap(({ candidate, taken }) =>
        taken.map((each) => bankedResult(seed, catalogue, candidate, each)),
      ),
    };
  });
}

/** A few candidates drop a single subject, change nothing else; one in four hundred leaves. */
function amendments(seed: number, centre: DemoCentre, entered: readonly Pupil[]): Pupil[] {
  const dice = diceOf(seed, `amendments ${centre.centreId}`);
  return entered.flatMap(({ candidate, options }) => {
    if (dice.chance(3)) return [{ candidate, options: [] }];
    const droppable = options.filter(
      (option) =>
        /^[HJ]\d{3}[A-Z]?$/.test(option) && !["J834", "J829", "J813", "J803", "H411", "H011"].includes(option),
    );
    if (options.length < 3 || droppable.length === 0 || !dice.chance(15)) return [];
    const dropped = dice.pick(droppable);
    return [{ candidate, options: options.filter((option) => option !== dropped) }];
  });
}
