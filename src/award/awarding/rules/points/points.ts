import { gradeAt, unclassified, type Boundary } from "../boundaries/index.ts";
import type { UnitResult, Valuation } from "../combination/index.ts";

/** Points of a unit by its size (guided learning hours) and grade. */
export type PointsRow = { readonly glh: number; readonly grade: string; readonly points: number };

/** The grade of a near pass, which counts although the unit was not passed. */
export const nearPass = "R";

/** How a qualification on points is graded. */
export type PointsRules = {
  /** Least points of each grade, best first. */
  readonly thresholds: readonly Boundary[];
  /** How many near passes may count. */
  readonly nearPassMax: number;
  /** How many optional units may be unclassified; a mandatory one never may. */
  readonly unclassifiedMax: number;
  readonly optionalUnits: ReadonlySet<string>;
};

/**
 * The points of a unit. Unclassified units have none unless the table says otherwise; undefined when the table lacks
 * the size or grade. Source: OCR, Teacher assessed grades for larger Cambridge Technicals qualifications.
 */
export function unitPoints(table: readonly PointsRow[], glh: number, grade: string): number | undefined {
  const row = table.find((each) => each.glh === glh && each.grade === grade);
  return row?.points ?? (grade === unclassified ? 0 : undefined);
}

/**
 * The grade of the units that count, or U when too many are near passes or unclassified, or the points are too few.
 * Source: Pearson BTEC International (unclassified optional units); the limit on near passes is ours to set.
 */
export function pointsGrade(
  rules: PointsRules,
  units: readonly Pick<UnitResult, "unit" | "grade" | "value">[],
): string {
  const nearPasses = units.filter((unit) => unit.grade === nearPass);
  const failed = units.filter((unit) => unit.grade === unclassified);
  const allowed = nearPasses.length <= rules.nearPassMax && failed.length <= rules.unclassifiedMax;
  if (!allowed || failed.some((unit) => !rules.optionalUnits.has(unit.unit))) return unclassified;
  return gradeAt(
    rules.thresholds,
    units.reduce((sum, unit) => sum + unit.value, 0),
  );
}

/** How a combination of unit results is valued on points. */
export function pointsValuation(rules: PointsRules): Valuation<UnitResult> {
  return {
    kindOf: ({ grade }) => (grade === nearPass || grade === unclassified ? grade : "passed"),
    gradeOf: (results) => {
      const grade = pointsGrade(rules, results);
      return { grade, rank: rankIn(rules.thresholds, grade) };
    },
  };
}

/** The place of a grade in a list of thresholds, 1 the best; unclassified comes after all. */
export function rankIn(thresholds: readonly Boundary[], grade: string): number {
  const at = thresholds.findIndex((threshold) => threshold.grade === grade);
  return at < 0 ? thresholds.length + 1 : at + 1;
}
