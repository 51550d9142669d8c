import type { CatalogueRow } from "../catalogue.ts";
import { maxWeightedMark, optionsOfUnit, ranksOf, type CatalogueFacts } from "../facts.ts";
import { bestFirst, fault, notDecreasing, type CatalogueRule, type Fault } from "./fault.ts";

/** Points of one size fall strictly with the grade. */
export const pointsAreInOrder: CatalogueRule = (facts) => {
  const bySize = Map.groupBy(facts.catalogue.points, (row) => sizeOf(row.suite, row.glh));
  return [...bySize].flatMap(([size, rows]) => {
    const faults = new Set<CatalogueRow<"points">>();
    for (const ranks of gradeSetsOfSize(facts, size)) {
      for (const row of notDecreasing(bestFirst(rows, ranks), (each) => each.points)) faults.add(row);
    }
    return [...faults].map((row) => {
      const text = `${row.points} points for ${row.grade} is not below the next better grade. Lower it.`;
      return fault("points", row, "points", "points-not-decreasing", text);
    });
  });
};

/** Every grade of every unit that earns points is worth something known, U included. */
export const pointsAreSet: CatalogueRule = (facts) => {
  const known = new Set(facts.catalogue.points.map((row) => `${sizeOf(row.suite, row.glh)} ${row.grade}`));
  return facts.catalogue.units.flatMap((row) => {
    if ((row.scheme !== "points" && row.scheme !== "claim") || row.glh === null) return [];
    const size = sizeOf(row.suite, row.glh);
    const missing = [...ranksOf(facts, row.grade_set).keys()].filter((grade) => !known.has(`${size} ${grade}`));
    if (missing.length === 0) return [];
    const text = `points.csv has no points for ${missing.join(", ")} in ${row.suite} at ${row.glh} hours. Add them.`;
    return [fault("units", row, "glh", "points-missing", text)];
  });
};

/** Departures are for units with uniform marks; stored knots start at 0:0, rise, end at the greatest uniform mark. */
export const conversionsAreSound: CatalogueRule = (facts) =>
  facts.catalogue.conversions.flatMap((row) => {
    const unit = facts.units.get(row.unit);
    if (!unit) return [];
    if (unit.max_uniform === null) {
      const text = `${row.unit} has no uniform marks to convert to. Take the row out.`;
      return [fault("conversions", row, "unit", "conversion-unwanted", text)];
    }
    return row.knots === null ? [] : knotFaults(facts, row, row.knots, unit.max_uniform);
  });

function knotFaults(
  facts: CatalogueFacts,
  row: CatalogueRow<"conversions">,
  text: string,
  maxUniform: number,
): readonly Fault[] {
  const knots = text.split(";").map((knot) => knot.split(":").map(Number));
  const [option] = optionsOfUnit(facts, row.unit);
  const maxRaw = option && maxWeightedMark(facts, option.option);
  const rises = knots.every(([raw = 0, uniform = 0], index) => {
    const [rawBefore, uniformBefore] = knots[index - 1] ?? [-1, 0];
    return raw > (rawBefore ?? 0) && uniform >= (uniformBefore ?? 0);
  });
  const [lastRaw = 0, lastUniform = 0] = knots.at(-1) ?? [];
  const within = !maxRaw || BigInt(lastRaw) * maxRaw.over <= maxRaw.top;
  if (text.startsWith("0:0;") && rises && within && lastUniform === maxUniform) return [];
  const advice = `Knots start at 0:0, rise, stay within the marks of the unit and end at ${maxUniform} uniform marks.`;
  return [fault("conversions", row, "knots", "conversion-knots", advice)];
}

function gradeSetsOfSize(facts: CatalogueFacts, size: string): readonly ReadonlyMap<string, number>[] {
  const units = facts.catalogue.units.filter((row) => row.glh !== null && sizeOf(row.suite, row.glh) === size);
  return [...new Set(units.map((row) => row.grade_set))].map((gradeSet) => ranksOf(facts, gradeSet));
}

function sizeOf(suite: string, glh: number): string {
  return `${suite} ${glh}`;
}
