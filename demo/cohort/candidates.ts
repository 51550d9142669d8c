import { completeUci } from "#kernel";
import { foldName, splitName } from "#formats";
import type { DemoCentre } from "./centres.ts";
import { type Dice, diceOf } from "./dice.ts";
import { forenames, middleNames, surnameOf, surnames } from "./names.ts";

/** A made-up candidate. `ability` is from 0 to 1000 and says nothing about the real world. */
export type DemoCandidate = {
  readonly centreId: string;
  readonly number: number;
  readonly uci: string;
  readonly uln: string;
  readonly surname: string;
  readonly forenames: string;
  readonly fileName: string;
  readonly sex: "M" | "F";
  readonly dateOfBirth: string;
  readonly year: 11 | 12 | 13;
  readonly ability: number;
};

/** The candidates of a centre, in the order of their numbers. */
export function demoCandidates(seed: number, centre: DemoCentre): readonly DemoCandidate[] {
  const dice = diceOf(seed, `candidates ${centre.centreId}`);
  return Array.from({ length: centre.candidates }, (_none, index) => candidate(dice, centre, index));
}

function candidate(dice: Dice, centre: DemoCentre, index: number): DemoCandidate {
  const year = yearOf(dice, centre.kind);
  const family = dice.pick(surnames);
  const first = dice.below(manyNames);
  const middle = dice.chance(550) ? dice.below(manyNames) : undefined;
  const uln = ulnOf(dice);
  const sex = dice.chance(500) ? "F" : "M";
  const surname = surnameOf(family, sex);
  const names = [nameAt(forenames[sex], first), ...(middle === undefined ? [] : [nameAt(middleNames[sex], middle)])];
  const dateOfBirth = birthday(dice, year);
  const started = { 11: 21, 12: 20, 13: 19 }[year];
  const twelve = `${centre.centreId}0${started}${String(index + 1).padStart(4, "0")}`;
  return {
    centreId: centre.centreId,
    number: 1001 + index,
    uci: uciOf(twelve),
    uln,
    surname,
    forenames: names.join(" "),
    fileName: foldName(surname, names.join(" ")),
    sex,
    dateOfBirth,
    year,
    ability: dice.bell(),
  };
}

/** Thrown before the sex is known, which says from which list the name is taken. */
const manyNames = 1_000_000;

function nameAt(names: readonly string[], thrown: number): string {
  const name = names[thrown % names.length];
  if (name === undefined) throw new RangeError("There are no names to choose from.");
  return name;
}

function yearOf(dice: Dice, kind: string): 11 | 12 | 13 {
  if (kind === "school") return 11;
  if (kind === "college") return dice.chance(250) ? 12 : 13;
  return dice.pick([11, 11, 11, 11, 12, 13, 13]);
}

function uciOf(twelve: string): string {
  const complete = completeUci(twelve);
  if (!complete.ok) throw new Error(`The demo made a UCI that cannot be: ${twelve}.`);
  return complete.value;
}

/** Ten digits whose weighted sum leaves 10 on division by 11; a throw that cannot be completed is thrown again. */
function ulnOf(dice: Dice): string {
  for (;;) {
    const nine = String(100_000_000 + dice.below(900_000_000));
    const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const last = 10 - (sum % 11);
    if (sum % 11 !== 0) return `${nine}${last}`;
  }
}

/** A birthday in the school year of the candidate's year group in summer 2026. */
function birthday(dice: Dice, year: 11 | 12 | 13): string {
  const first = Temporal.PlainDate.from({ year: 2020 - year, month: 9, day: 1 });
  return first.add({ days: dice.below(365) }).toString();
}

/** The name as the exchange files split it. */
export function namesInFile(candidate: DemoCandidate): { surname: string; forenames: string } {
  return splitName(candidate.fileName);
}
