import type { Catalogue } from "#catalogue";
import type { DemoCandidate } from "./candidates.ts";
import { type Dice, diceOf } from "./dice.ts";

/** The mark of one component of one entry, as a marker or a teacher would give it. */
export type DemoMark = {
  readonly option: string;
  readonly component: string;
  readonly mark: number | null;
  readonly grade: string | null;
  readonly status: "marked" | "absent" | "incomplete";
};

/** What marks are made from, looked up once: the components of each option, its boundaries from best to lowest. */
export type MarkFacts = {
  readonly components: ReadonlyMap<
    string,
    readonly { component: string; maxMark: number | null; teacherMarks: string }[]
  >;
  readonly scales: ReadonlyMap<string, Scale>;
  readonly claims: ReadonlyMap<string, readonly string[]>;
};

/** The highest and the lowest boundary of an option, out of its maximum total, and its tier. */
type Scale = { readonly top: number; readonly bottom: number; readonly max: number; readonly tier: string | null };

/** Looks up what the marks of a series are made from. */
export function markFacts(catalogue: Catalogue, series: string): MarkFacts {
  const parts = new Map(catalogue.components.map((row) => [row.component, row]));
  const components = new Map(
    catalogue.options.map((option) => [
      option.option,
      catalogue.option_components
        .filter((link) => link.option === option.option)
        .map(({ component }) => ({
          component,
          maxMark: parts.get(component)?.max_mark ?? null,
          teacherMarks: parts.get(component)?.teacher_marks ?? "N",
        })),
    ]),
  );
  return { components, scales: scalesOf(catalogue, series, components), claims: claimsOf(catalogue) };
}

function scalesOf(catalogue: Catalogue, series: string, components: MarkFacts["components"]): MarkFacts["scales"] {
  return new Map(
    catalogue.options.flatMap((option) => {
      const code = option.kind === "unit" ? option.unit : option.option;
      const marks = catalogue.boundaries
        .filter(
          (row) => row.series === series && row.target === option.kind.replace("award", "option") && row.code === code,
        )
        .map((row) => row.mark);
      const max = maxTotal(catalogue, option.option, components.get(option.option) ?? []);
      return marks.length === 0
        ? []
        : [[option.option, { top: Math.max(...marks), bottom: Math.min(...marks), max, tier: option.tier }] as const];
    }),
  );
}

/** The grades, best first, that a teacher claims for a unit without marks. */
function claimsOf(catalogue: Catalogue): MarkFacts["claims"] {
  const units = new Map(catalogue.units.map((row) => [row.unit, row]));
  return new Map(
    catalogue.options.flatMap((option) => {
      const unit = units.get(option.unit ?? "");
      return unit?.scheme === "claim"
        ? [
            [
              option.option,
              catalogue.grade_sets
                .filter((row) => row.grade_set === unit.grade_set && row.grade !== "U")
                .map((row) => row.grade),
            ] as const,
          ]
        : [];
    }),
  );
}

/** What a candidate's marks and the records of them need. */
export type MarkedCandidate = Pick<DemoCandidate, "centreId" | "number" | "uci" | "fileName" | "ability">;

/** The marks of one entry. Most candidates sit everything; a few miss a paper or hand in nothing. */
export function marksOf(
  seed: number,
  facts: MarkFacts,
  candidate: MarkedCandidate,
  option: string,
): readonly DemoMark[] {
  const dice = diceOf(seed, `marks ${candidate.uci} ${option}`);
  const components = facts.components.get(option) ?? [];
  const missesAll = dice.chance(6);
  const grades = facts.claims.get(option);
  return components.map(({ component, maxMark }) => {
    if (missesAll || dice.chance(8)) return { option, component, mark: null, grade: null, status: "absent" };
    if (grades || maxMark === null)
      return { option, component, mark: null, grade: claim(dice, grades ?? [], candidate), status: "marked" };
    const mark = markFor(dice, facts.scales.get(option), candidate.ability, maxMark);
    return { option, component, mark, grade: null, status: dice.chance(3) ? "incomplete" : "marked" };
  });
}

function claim(dice: Dice, bestFirst: readonly string[], candidate: MarkedCandidate): string | null {
  const place = Math.min(999, Math.max(0, 1000 - candidate.ability - 120 + dice.below(240)));
  return bestFirst[Math.floor((place * bestFirst.length) / 1000)] ?? null;
}

/**
 * The candidate's place between the lowest and the highest boundary, scattered, as a share of this component's marks.
 */
function markFor(dice: Dice, scale: Scale | undefined, ability: number, maxMark: number): number {
  const { top, bottom, max, tier } = scale ?? { top: 80, bottom: 30, max: 100, tier: null };
  const place = placeOf(tier, ability) + Math.floor((dice.bell() - 500) / 4);
  const total = bottom * 1000 + (top - bottom) * place;
  return Math.max(0, Math.min(maxMark, Math.floor((total * maxMark) / (max * 1000))));
}

/** In thousandths from the lowest boundary to the highest: candidates of a tier fill the grades of that tier. */
function placeOf(tier: string | null, ability: number): number {
  switch (tier) {
    case "F":
      return 500 + (ability - 330) * 3;
    case "H":
      return 180 + (ability - 430) * 3;
    default:
      return 560 + (ability - 500) * 2;
  }
}

function maxTotal(
  catalogue: Catalogue,
  option: string,
  components: readonly { component: string; maxMark: number | null }[],
): number {
  const links = catalogue.option_components.filter((link) => link.option === option);
  return links.reduce((sum, link) => {
    const [top = 1, over = 1] = link.factor.split("/").map(Number);
    const max = components.find((part) => part.component === link.component)?.maxMark ?? 0;
    return sum + Math.floor((max * top) / over);
  }, 0);
}
