import { pointsGrade, type PointsRules } from "../rules/points/index.ts";
import { uniformGrade, type UniformRules } from "../rules/uniform-total/index.ts";
import type { ExplainedQualification, StoredUnit } from "./facts.ts";
import type { UnitsExplanation, UnitExplanation } from "./explanation.ts";

/** The units that counted, those that did not and why, and those that are missing. */
export function explainUnits(qualification: ExplainedQualification, stored: readonly StoredUnit[]): UnitsExplanation {
  const found = new Set(stored.map((unit) => unit.unit));
  const lacking = qualification.units.filter((unit) => !found.has(unit.unit));
  return {
    counted: stored.filter((unit) => unit.counted).map((unit) => unitExplanation(qualification, unit, stored)),
    notCounted: stored.filter((unit) => !unit.counted).map((unit) => unitExplanation(qualification, unit, stored)),
    missing: lacking
      .filter((unit) => !unit.optional || isShort(qualification, unit.group, found))
      .map((unit) => `${unit.unit} ${unit.title}`),
  };
}

function isShort({ units }: ExplainedQualification, group: string, found: ReadonlySet<string>): boolean {
  const members = units.filter((unit) => unit.group === group);
  return members.filter((unit) => found.has(unit.unit)).length < (members[0]?.choose ?? 0);
}

function unitExplanation(
  qualification: ExplainedQualification,
  stored: StoredUnit,
  all: readonly StoredUnit[],
): UnitExplanation {
  const unit = qualification.units.find((each) => each.unit === stored.unit);
  const value = valueOf(qualification, stored);
  return {
    unit: stored.unit,
    title: unit?.title ?? stored.unit,
    series: stored.series,
    grade: stored.grade,
    value,
    max: qualification.scheme === "points" ? null : (unit?.maxUniform ?? null),
    words: unitWords(qualification, stored, all),
  };
}

function unitWords(qualification: ExplainedQualification, stored: StoredUnit, all: readonly StoredUnit[]): string {
  const unit = qualification.units.find((each) => each.unit === stored.unit);
  const optional = unit?.optional ?? false;
  if (stored.pending) return "Pending: the award cannot be worked out without it.";
  if (stored.counted) {
    if (stored.absent) return "Counts as zero, because it was needed and no work was done.";
    const attempts = all.filter((each) => each.unit === stored.unit && each.reason !== otherSeries).length;
    const which = attempts < 2 ? "" : ` It is the ${unit?.attempts ?? "best"} of ${attempts} attempts.`;
    return `${optional ? "Counts as one of the best units of its group." : "Counts."}${which}`;
  }
  switch (stored.reason) {
    case otherSeries:
      return "Does not count: this unit must be taken in the series of certification.";
    case "another-attempt-counts":
      return `Does not count: another attempt at the unit does${attemptReason(qualification, stored, all)}.`;
    case "other-units-count":
      return optional
        ? "Does not count: other units of its group give a better award."
        : "Does not count: the award has no result.";
    default:
      return "Does not count.";
  }
}

const otherSeries = "not-in-series-of-certification";

/** Why the other attempt counts and not this one. */
function attemptReason(qualification: ExplainedQualification, stored: StoredUnit, all: readonly StoredUnit[]): string {
  const other = all.find(
    ({ unit, reason }) => unit === stored.unit && (reason === null || reason === "other-units-count"),
  );
  if (!other) return "";
  if (stored.absent && !other.absent) return ", because the candidate was absent from this one";
  const isLatest = qualification.units.find(({ unit }) => unit === stored.unit)?.attempts === "latest";
  const [own, more] = [valueOf(qualification, stored), valueOf(qualification, other)];
  if (isLatest && other.series !== stored.series) return ", because it is the latest";
  if (more > own) return ", because it is worth more";
  return other.series === stored.series ? ", which is worth the same" : ", which is worth the same and more recent";
}

/** Whether the rules on near passes and unclassified units alone make the award unclassified, whatever its points. */
export function rulesMakeItU(qualification: ExplainedQualification, stored: readonly StoredUnit[]): boolean {
  if (qualification.scheme !== "points") return false;
  return (
    gradeOfUnits({ ...qualification, thresholds: [{ grade: "any", mark: 0, status: "published" }] }, stored) === "U"
  );
}

/** Uniform marks or points of a unit: what is added up. */
export function valueOf({ scheme }: ExplainedQualification, unit: StoredUnit): number {
  return (scheme === "points" ? unit.points : unit.uniform) ?? 0;
}

/** The grade of the units that counted, by the rules. */
export function gradeOfUnits(qualification: ExplainedQualification, stored: readonly StoredUnit[]): string {
  const counted = stored
    .filter((unit) => unit.counted)
    .map((unit) => ({ unit: unit.unit, value: valueOf(qualification, unit), grade: unit.grade ?? "U" }));
  return qualification.scheme === "points"
    ? pointsGrade(pointsRulesOf(qualification), counted)
    : uniformGrade(uniformRulesOf(qualification), counted);
}

function pointsRulesOf({ thresholds, nearPassMax, unclassifiedMax, units }: ExplainedQualification): PointsRules {
  const optionalUnits = new Set(units.filter((unit) => unit.optional).map((unit) => unit.unit));
  return { thresholds, nearPassMax, unclassifiedMax, optionalUnits };
}

function uniformRulesOf({ thresholds, aStar, units }: ExplainedQualification): UniformRules {
  return {
    thresholds,
    aStar,
    units: new Map(units.map((unit) => [unit.unit, { uniformMax: unit.maxUniform ?? 0, secondYear: unit.secondYear }])),
  };
}

/** The rules beyond the total, each as a sentence with this candidate's figures. */
export function ruleSentences(
  qualification: ExplainedQualification,
  stored: readonly StoredUnit[],
  grade: string,
): readonly string[] {
  const counted = stored.filter((unit) => unit.counted);
  if (qualification.scheme === "points") return pointsSentences(qualification, counted);
  return qualification.aStar ? aStarSentences(qualification, counted, grade) : [];
}

function aStarSentences(
  qualification: ExplainedQualification,
  counted: readonly StoredUnit[],
  grade: string,
): readonly string[] {
  const { asked, max, have } = secondYearOf(qualification, counted);
  return [
    `A* needs grade A and 90% of the uniform marks of the second-year units: ${asked} of ${max}. ` +
      `They come to ${have}, so the award is ${grade === "A*" ? "A*" : "not A*"}.`,
  ];
}

/** Uniform marks of the second-year units that counted: those A* asks for, the most there are, and those had. */
export function secondYearOf(
  qualification: ExplainedQualification,
  counted: readonly StoredUnit[],
): { readonly asked: number; readonly max: number; readonly have: number } {
  const secondYear = qualification.units.filter(
    (unit) => unit.secondYear && counted.some((each) => each.unit === unit.unit),
  );
  const max = secondYear.reduce((sum, unit) => sum + (unit.maxUniform ?? 0), 0);
  const have = counted
    .filter((each) => secondYear.some((unit) => unit.unit === each.unit))
    .reduce((sum, unit) => sum + (unit.uniform ?? 0), 0);
  const tenths = 9 * max + 9;
  return { asked: (tenths - (tenths % 10)) / 10, max, have };
}

function pointsSentences(
  { nearPassMax, unclassifiedMax }: ExplainedQualification,
  counted: readonly StoredUnit[],
): readonly string[] {
  const [near, failed] = ["R", "U"].map((grade) => counted.filter((unit) => (unit.grade ?? "U") === grade).length);
  return [
    `Near passes (R): ${near ?? 0}. No more than ${nearPassMax} can count.`,
    `Unclassified units: ${failed ?? 0}. No more than ${unclassifiedMax} can count, and only optional units.`,
  ];
}
