import { type Dice, diceOf } from "./dice.ts";
import { centreKinds, towns } from "./names.ts";

/** A made-up centre. `kind` says which years it teaches: school (16), school-sixth-form (16 and 18), college (18). */
export type DemoCentre = {
  readonly centreId: string;
  readonly name: string;
  readonly kind: string;
  readonly town: string;
  readonly postcode: string;
  readonly candidates: number;
  /** How centre-marked work travels: all candidates of a unit the same way. */
  readonly method: "A" | "B";
};

/** The centres of a board: numbers from 90001 on, sizes that add up to the number of candidates. */
export function demoCentres(seed: number, count: number, candidates: number): readonly DemoCentre[] {
  const dice = diceOf(seed, "centres");
  const weights = Array.from({ length: count }, () => 60 + dice.below(181));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let weighed = 0;
  return weights.map((weight, index) => {
    weighed += weight;
    const upTo = Math.floor((candidates * weighed) / total);
    const size = upTo - given;
    given = upTo;
    return centre(dice, index, size);
  });
}

function centre(dice: Dice, index: number, candidates: number): DemoCentre {
  const [town, area] = towns[index % towns.length] ?? ["Northwell", "QZ"];
  const [word, kind] = centreKinds[(index * 7 + dice.below(3)) % centreKinds.length] ?? ["School", "school"];
  const letters = "ABDEFGHJLNPQRSTUWXYZ";
  const inward = `${dice.below(9) + 1}${letters[dice.below(letters.length)]}${letters[dice.below(letters.length)]}`;
  return {
    centreId: String(90_001 + index),
    name: `${town} ${word}`,
    kind,
    town,
    postcode: `${area}${dice.below(20) + 1} ${inward}`,
    candidates,
    method: dice.chance(600) ? "A" : "B",
  };
}
