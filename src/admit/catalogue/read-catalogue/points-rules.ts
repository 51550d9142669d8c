import type { CatalogueRow } from "../catalogue.ts";
import { maxWeightedMark, optionsOfUnit, ranksOf, type CatalogueFacts } from "../facts.ts";
import { conversionKnots, conversionUnwanted, pointsMissing, pointsNotDecreasing } from "./figure-refusals.ts";
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
      return fault("points", row, "points", pointsNotDecreasing.of({ points: row.points, grade: row.grade }));
    });
  });
};

/** Every grade of every unit that earns points has its points, U included. */
export const pointsAreSet: CatalogueRule = (facts) => {
  const known = new Set(facts.catalogue.points.map((row) => `${sizeOf(row.suite, row.glh)} ${row.grade}`));
  return facts.catalogue.units.flatMap((row) => {
    if ((row.scheme !== "points" && row.scheme !== "claim") || row.glh === null) return [];
    const size = sizeOf(row.suite, row.glh);
    const missing = [...ranksOf(facts, row.grade_set).keys()].filter((grade) => !known.has(`${size} ${grade}`));
    if (missing.length === 0) return [];
    const refusal = pointsMissing.of({ grades: missing.join(", "), suite: row.suite, hours: row.glh });
    return [fault("units", row, "glh", refusal)];
  });
};

/** Conversions are for units with uniform marks; knots start at 0:0, rise and end at the maximum uniform mark. */
export const conversionsAreSound: CatalogueRule = (facts) =>
  facts.catalogue.conversions.flatMap((row) => {
    const unit = facts.units.get(row.unit);
    if (!unit) return [];
    if (unit.max_uniform === null) {
      return [fault("conversions", row, "unit", conversionUnwanted.of({ unit: row.unit }))];
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
  return [fault("conversions", row, "knots", conversionKnots.of({ maximum: maxUniform }))];
}

function gradeSetsOfSize(facts: CatalogueFacts, size: string): readonly ReadonlyMap<string, number>[] {
  const units = facts.catalogue.units.filter((row) => row.glh !== null && sizeOf(row.suite, row.glh) === size);
  return [...new Set(units.map((row) => row.grade_set))].map((gradeSet) => ranksOf(facts, gradeSet));
}

function sizeOf(suite: string, glh: number): string {
  return `${suite} ${glh}`;
}
