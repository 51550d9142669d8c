import type { Catalogue } from "#catalogue";
import type { DemoCandidate } from "./candidates.ts";
import type { DemoCentre } from "./centres.ts";
import { type Dice, diceOf } from "./dice.ts";

/** What a candidate is entered for in June 2026, and the units they took before. */
export type Choice = { readonly options: readonly string[]; readonly banked: readonly BankedUnit[] };
export type BankedUnit = { readonly unit: string; readonly series: string; readonly option: string };

/** The courses of a centre: what it teaches of what the board offers. */
export type Courses = {
  readonly gcses: readonly string[];
  readonly sciences: "A" | "B";
  readonly nationals: readonly string[];
  readonly aLevels: readonly string[];
  readonly technicals: readonly string[];
  readonly accounting: boolean;
};

const gcsePool = ["J277", "J198", "J270", "J204", "J205", "J199A", "J199C", "J170", "J292"];
const aLevelPool = [
  "H420",
  "H422",
  "H431",
  "H432",
  "H433",
  "H444",
  "H407A",
  "H407B",
  "H446",
  "H460",
  "H408A",
  "H408B",
  "H600",
  "H555",
];
const asPool = ["H007", "H020", "H031", "H032", "H033", "H046", "H060"];

/** What a centre teaches: the same for all its candidates. */
export function coursesOf(seed: number, centre: DemoCentre): Courses {
  const dice = diceOf(seed, `courses ${centre.centreId}`);
  return {
    gcses: dice.pickSome(gcsePool, 5),
    sciences: dice.chance(650) ? "A" : "B",
    nationals: dice.pickSome(
      ["J834", "J829", dice.chance(300) ? "J813" : "J834", dice.chance(200) ? "J803" : "J829"],
      2,
    ),
    aLevels: dice.pickSome(aLevelPool, 9),
    accounting: dice.chance(180),
    technicals: dice.pickSome(["05834", "05835", "05836", "05837", "05347", "05349", "05352", "05355", "05358"], 3),
  };
}

/** What one candidate takes. */
export function choiceOf(
  seed: number,
  catalogue: Catalogue,
  centre: DemoCentre,
  courses: Courses,
  candidate: DemoCandidate,
): Choice {
  const dice = diceOf(seed, `choice ${candidate.uci}`);
  const unitised = (qualification: string): Choice => unitChoice(dice, catalogue, centre, qualification);
  const choices = { 11: yearEleven, 12: yearTwelve, 13: yearThirteen }[candidate.year](
    dice,
    centre,
    courses,
    candidate,
    unitised,
  );
  const options = withoutBarred(catalogue, [...new Set(choices.flatMap((choice) => choice.options))].sort());
  return { options, banked: choices.flatMap((choice) => choice.banked) };
}

/** Of two options that may not be entered together, the first stays. */
function withoutBarred(catalogue: Catalogue, options: readonly string[]): string[] {
  const kept: string[] = [];
  for (const option of options) {
    const barred = catalogue.barred_pairs.some(
      (pair) =>
        (pair.option === option && kept.includes(pair.other_option)) ||
        (pair.other_option === option && kept.includes(pair.option)),
    );
    if (!barred) kept.push(option);
  }
  return kept;
}

type Unitised = (qualification: string) => Choice;

function yearEleven(
  dice: Dice,
  _centre: DemoCentre,
  courses: Courses,
  candidate: DemoCandidate,
  unitised: Unitised,
): Choice[] {
  const tier = candidate.ability < 430 ? "F" : "H";
  const science = { A: ["J247", "J248"], B: ["J257", "J258"] }[courses.sciences].map((code) => code + tier);
  const singles = [
    `J560${tier}`,
    ...(dice.chance(550) ? science : []),
    ...dice.pickSome(courses.gcses, 1 + dice.below(3)),
  ];
  if (candidate.ability > 720 && dice.chance(350)) singles.push("6993");
  const nationals = dice.chance(420) ? dice.pickSome([...new Set(courses.nationals)], dice.chance(150) ? 2 : 1) : [];
  return [plain(singles), ...nationals.map(unitised)];
}

function yearTwelve(
  dice: Dice,
  _centre: DemoCentre,
  courses: Courses,
  _candidate: DemoCandidate,
  unitised: Unitised,
): Choice[] {
  const choices = [plain(dice.pickSome(asPool, 1 + dice.below(3)))];
  if (courses.accounting && dice.chance(300)) choices.push(unitised("H011"));
  return choices;
}

function yearThirteen(
  dice: Dice,
  centre: DemoCentre,
  courses: Courses,
  _candidate: DemoCandidate,
  unitised: Unitised,
): Choice[] {
  const project = plain(dice.chance(220) ? ["H857"] : []);
  if (dice.chance(330))
    return [unitised(dice.pick(courses.technicals)), plain(dice.pickSome(aLevelCodes(centre, courses), 1)), project];
  const accounting = courses.accounting && dice.chance(300) ? [unitised("H411")] : [];
  return [plain(dice.pickSome(aLevelCodes(centre, courses), 3 - accounting.length)), ...accounting, project];
}

function aLevelCodes(centre: DemoCentre, courses: Courses): string[] {
  return courses.aLevels.map((code) => (code === "H446" ? `H446${centre.method}` : code));
}

function plain(options: readonly string[]): Choice {
  return { options, banked: [] };
}

/**
 * Certification, the units of this series, and those taken before: terminal units now, others now or earlier, some
 * twice.
 */
function unitChoice(dice: Dice, catalogue: Catalogue, centre: DemoCentre, qualification: string): Choice {
  const certification = catalogue.options.find(
    (option) => option.kind === "certification" && option.qualification === qualification,
  );
  const options = certification ? [certification.option] : [];
  const banked: BankedUnit[] = [];
  for (const group of catalogue.combination_groups.filter((row) => row.qualification === qualification)) {
    const units = catalogue.combination_units
      .filter((row) => row.qualification === qualification && row.unit_group === group.unit_group)
      .map((row) => row.unit);
    const taken = group.optional ? dice.pickSome(units, group.choose + (dice.chance(200) ? 1 : 0)) : units;
    for (const unit of taken) addUnit(dice, catalogue, centre, unit, group.terminal, options, banked);
  }
  return { options, banked };
}

function addUnit(
  dice: Dice,
  catalogue: Catalogue,
  centre: DemoCentre,
  unit: string,
  terminal: boolean,
  options: string[],
  banked: BankedUnit[],
): void {
  const codes = catalogue.options.filter((row) => row.unit === unit).map((row) => row.option);
  const option = codes.find((code) => code.length > 4 && code.endsWith(centre.method)) ?? codes[0] ?? unit;
  const before = dice.chance(terminal ? 250 : 450);
  if (before) banked.push({ unit, series: dice.pick(["6A25", "1A26"]), option });
  if (terminal || !before || dice.chance(150)) options.push(option);
}
