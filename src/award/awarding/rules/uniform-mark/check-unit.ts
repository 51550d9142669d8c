import { ok, refuseAll, type Decision, type Refusal } from "#kernel";
import { checkBoundaries, type Boundary } from "../boundaries/boundary.ts";
import * as refusals from "../refusals.ts";
import { sharesOf } from "./knots.ts";
import { optionalGrade } from "./scale.ts";
import type { UniformUnit } from "./uniform-unit.ts";

/** The highest raw or uniform maximum accepted: well above any published one, small enough to keep tables small. */
export const marksLimit = 9999;

/**
 * The unit with its boundaries best first. Refused, with every reason found: maxima that are not whole and positive,
 * grades the scheme does not have, has twice or lacks, boundaries that do not decrease or leave 0 to the maximum, a
 * notional N that is not below the lowest boundary, stored points that do not rise from 0 to the maximum uniform mark.
 */
export function checkUniformUnit(unit: UniformUnit): Decision<UniformUnit> {
  const maxima = [...refuseMaximum("max_raw", unit.maxRaw), ...refuseMaximum("max_uniform", unit.maxUniform)];
  if (maxima.length > 0) return refuseAll(maxima);
  const grades = refuseGrades(unit);
  if (grades.length > 0) return refuseAll(grades);
  const boundaries = bestFirst(unit);
  const marks = checkBoundaries(boundaries, unit.maxRaw);
  if (!marks.ok) return marks;
  const rest = unit.knots ? refuseKnots(unit) : refuseNotional(unit, boundaries);
  return rest.length === 0 ? ok({ ...unit, boundaries }) : refuseAll(rest);
}

function refuseMaximum(field: string, mark: number): Refusal[] {
  if (Number.isSafeInteger(mark) && mark >= 1 && mark <= marksLimit) return [];
  return [refusals.maximumWrong.of({ maximum: mark, limit: marksLimit }, { field })];
}

function refuseGrades(unit: UniformUnit): Refusal[] {
  const known = sharesOf(unit).map((share) => share.grade);
  const given = unit.boundaries.map((boundary) => boundary.grade);
  const unknown = given.filter((grade) => !known.includes(grade));
  const twice = given.filter((grade, at) => given.indexOf(grade) !== at);
  const needed = unit.knots ? [] : known.filter((grade) => grade !== optionalGrade[unit.scheme]);
  const missing = needed.filter((grade) => !given.includes(grade));
  const scheme = { scheme: unit.scheme, grades: known.join(" ") };
  return [
    ...unknown.map((grade) => refusals.schemeGradeUnknown.of({ grade, ...scheme })),
    ...twice.map((grade) => refusals.gradeRepeated.of({ grade })),
    ...missing.map((grade) => refusals.gradeMissing.of({ grade, ...scheme })),
  ];
}

function bestFirst(unit: UniformUnit): readonly Boundary[] {
  return sharesOf(unit).flatMap(({ grade }) => unit.boundaries.filter((each) => each.grade === grade));
}

function refuseNotional(unit: UniformUnit, boundaries: readonly Boundary[]): Refusal[] {
  if (typeof unit.notional !== "number") return [];
  if (unit.scheme !== "gce") return [refusals.notionalWithoutMeaning.of({ scheme: unit.scheme })];
  const lowest = boundaries.at(-1)?.mark ?? 0;
  if (Number.isSafeInteger(unit.notional) && unit.notional >= 1 && unit.notional < lowest) return [];
  return [refusals.notionalOutOfRange.of({ notional: unit.notional, lowest })];
}

function refuseKnots({ knots = [], maxRaw, maxUniform }: UniformUnit): Refusal[] {
  const [first, last] = [knots.at(0), knots.at(-1)];
  const rising = knots.every(({ raw, uniform }, at) => {
    const before = knots[at - 1];
    return !before || (raw > before.raw && uniform >= before.uniform);
  });
  const whole = knots.every(({ raw, uniform }) => Number.isSafeInteger(raw) && Number.isSafeInteger(uniform));
  const ends = first?.raw === 0 && first.uniform === 0 && last?.uniform === maxUniform && last.raw <= maxRaw;
  if (knots.length >= 2 && rising && whole && ends) return [];
  return [refusals.knotsWrong.of({ maxUniform, maxRaw })];
}
