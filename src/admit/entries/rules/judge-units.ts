import { countWords } from "#kernel";
import type { OfferedOption, SeriesOffer, UnitGroup } from "../offer.ts";
import type { UnitTaken } from "../units-taken.ts";
import type { SayOfOption } from "./judge-pairs.ts";

/**
 * Entries that may not lead to a result: a certification without the units that make it up, taken or entered; an exam
 * that counts only in the series of certification, entered without it; a unit that was already taken as often as it can
 * be; a unit that no qualification on offer is made of. All of these are allowed, so they are warnings. Registrations
 * are made before the units are.
 * Sources: OCR, certification warning report, and entry rules of Cambridge Nationals 2022 (exam in the series of
 * certification, otherwise practice) and 2012 (two attempts before certification); OCR, Cambridge Technicals 2016 (an
 * absence is no attempt).
 */
export function judgeUnits(
  offer: SeriesOffer,
  options: readonly string[],
  taken: readonly UnitTaken[],
  say: SayOfOption,
): void {
  const wanted = options.flatMap((option) => offer.options.get(option) ?? []);
  const now = new Set([...wanted.map(({ unit }) => unit), ...taken.filter(isNow(offer)).map(({ unit }) => unit)]);
  const ever = new Set([...now, ...taken.map(({ unit }) => unit)]);
  const certified = wanted.flatMap(({ kind, qualification }) =>
    kind === "certification" ? (qualification ?? []) : [],
  );
  for (const each of wanted) {
    if (each.kind === "certification" && each.process !== "R") sayMissing(offer, each, now, ever, say);
    if (each.kind === "unit") sayUncounted(offer, each, certified, taken, say);
  }
}

function isNow({ series }: SeriesOffer): (taken: UnitTaken) => boolean {
  return (taken) => taken.series === series;
}

type Units = ReadonlySet<string | null | undefined>;

function sayMissing(
  offer: SeriesOffer,
  { option, qualification }: OfferedOption,
  now: Units,
  ever: Units,
  say: SayOfOption,
) {
  const groups = offer.combinations?.get(qualification ?? "") ?? [];
  const missing = groups.flatMap((group) => missingOf(group, group.terminal ? now : ever));
  if (missing.length > 0) say("units-missing", option, { units: missing.join("; ") });
}

/** What of a group is missing, in words: units that must all count by their codes, others by how many. */
function missingOf({ choose, optional, terminal, units }: UnitGroup, there: Units): readonly string[] {
  const absent = units.filter((unit) => !there.has(unit));
  const short = choose - (units.length - absent.length);
  if (short <= 0) return [];
  const which = optional ? `${countWords(short, "unit", "units")} of ${absent.join(", ")}` : absent.join(", ");
  return [terminal ? `${which} in this series` : which];
}

function sayUncounted(
  offer: SeriesOffer,
  { option, unit, attemptsMax }: OfferedOption,
  certified: readonly string[],
  taken: readonly UnitTaken[],
  say: SayOfOption,
): void {
  const homes = [...(offer.combinations ?? [])].flatMap(([qualification, groups]) =>
    groups.filter(({ units }) => units.includes(unit ?? "")).map(({ terminal }) => ({ qualification, terminal })),
  );
  const open = homes.filter(({ qualification }) => offer.certifiable?.has(qualification));
  if (open.length === 0) return say("unit-not-counted", option);
  const isPractice = open.every(({ qualification, terminal }) => terminal && !certified.includes(qualification));
  if (isPractice) say("exam-practice", option, { other: certificationsOf(offer, open) });
  const before = taken.filter((each) => each.unit === unit && !each.absent && !isNow(offer)(each));
  if (attemptsMax && before.length >= attemptsMax) {
    say("attempts-used", option, { count: countWords(before.length, "time", "times") });
  }
}

/** The options that certificate qualifications in the series; the qualifications where there are none. */
function certificationsOf(offer: SeriesOffer, homes: readonly { readonly qualification: string }[]): string {
  const meant = homes.map(({ qualification }) => qualification);
  const options = [...offer.options.values()].filter(
    ({ kind, qualification }) => kind === "certification" && meant.includes(qualification ?? ""),
  );
  return (options.length > 0 ? options.map(({ option }) => option) : meant).join(" or ");
}
