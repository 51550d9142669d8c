import { add, fraction, multiply, roundHalfUp, type Refused } from "#kernel";
import { gradeAt } from "../rules/boundaries/index.ts";
import { linearTotal, type ComponentWork } from "../rules/linear-total/index.ts";
import { unitPoints } from "../rules/points/index.ts";
import {
  conversionOf,
  convertRaw,
  parseKnots,
  parseNotional,
  type Conversion,
  type Notional,
  type UniformScheme,
} from "../rules/uniform-mark/index.ts";
import type { UnitRow } from "./twin-catalogue-rows.ts";
import type { TwinEntry, TwinMark } from "./twin-input.ts";
import type { TwinLookup } from "./twin-lookup.ts";

/** A unit result of this series. Absent: no work at all, zero when combined. */
export type UnitTwin = {
  readonly status: "graded" | "no-result" | "pending";
  readonly grade: string | null;
  readonly partial_absence: boolean;
  readonly total: number | null;
  readonly uniform: number | null;
  readonly points: number | null;
};

const pendingUnit: UnitTwin = {
  status: "pending",
  grade: null,
  partial_absence: false,
  total: null,
  uniform: null,
  points: null,
};

/** The result of an entry for a unit. Without boundaries it is pending. */
export function unitTwin(look: TwinLookup, entry: TwinEntry, unit: UnitRow): UnitTwin {
  switch (unit.scheme) {
    case "claim":
      return claimedUnit(look, entry, unit);
    case "points":
      return pointsUnit(look, entry, unit);
    case "gce":
    case "nationals":
      return uniformUnit(look, entry, unit, unit.scheme);
  }
}

/** What is known of the work of an entry, component by component, with the factors. */
export function workOf(look: TwinLookup, entry: TwinEntry) {
  return look.componentsOf(entry.option).map(({ component, factor }) => {
    const mark = look.markOf(entry, component);
    return { factor, work: workFrom(mark?.status ?? "pending", mark?.mark ?? null) };
  });
}

function workFrom(status: TwinMark["status"], mark: number | null): ComponentWork {
  if (status === "absent" || status === "withdrawn" || status === "pending") return { status };
  return mark === null ? { status: "pending" } : { status: "marked", mark };
}

function uniformUnit(look: TwinLookup, entry: TwinEntry, unit: UnitRow, scheme: UniformScheme): UnitTwin {
  const total = linearTotal(workOf(look, entry), look.roundingOf(unit.suite));
  if (total.status === "no-result") return { ...pendingUnit, status: "no-result", uniform: 0 };
  const conversion = conversionFor(look, entry.option, unit, scheme);
  if (total.status === "pending" || !conversion) return pendingUnit;
  const converted = convertRaw(conversion, total.total);
  if (!converted.ok) throw faultOf(unit, converted);
  const { uniform, grade } = converted.value;
  return { ...gradedUnit(grade, total), uniform };
}

function pointsUnit(look: TwinLookup, entry: TwinEntry, unit: UnitRow): UnitTwin {
  const total = linearTotal(workOf(look, entry), look.roundingOf(unit.suite));
  if (total.status === "no-result") return { ...pendingUnit, status: "no-result", points: 0 };
  const boundaries = look.boundariesOf("unit", unit.unit);
  if (total.status === "pending" || boundaries.length === 0) return pendingUnit;
  const grade = gradeAt(boundaries, total.total);
  const points = getPoints(look, unit, grade);
  return { ...gradedUnit(grade, total), points };
}

/** The grade the centre claims is the grade. */
function claimedUnit(look: TwinLookup, entry: TwinEntry, unit: UnitRow): UnitTwin {
  const marks = look.componentsOf(entry.option).map(({ component }) => look.markOf(entry, component));
  const [first] = marks;
  if (!first || first.status === "pending") return pendingUnit;
  if (first.status === "absent" || first.status === "withdrawn") {
    return { ...pendingUnit, status: "no-result", points: 0 };
  }
  if (first.grade === null) return pendingUnit;
  return { ...pendingUnit, status: "graded", grade: first.grade, points: getPoints(look, unit, first.grade) };
}

function getPoints(look: TwinLookup, unit: UnitRow, grade: string): number {
  const points = unit.glh === null ? undefined : unitPoints(look.pointsOf(unit.suite), unit.glh, grade);
  if (points === undefined) throw new Error(`There are no points for grade ${grade} of unit ${unit.unit}.`);
  return points;
}

/** The conversion of a unit in this series; undefined when it has no boundaries yet. */
function conversionFor(look: TwinLookup, option: string, unit: UnitRow, scheme: UniformScheme): Conversion | undefined {
  const boundaries = look.boundariesOf("unit", unit.unit);
  if (boundaries.length === 0) return undefined;
  const row = look.conversionRowOf(unit.unit);
  const knots = row?.knots ? parseKnots(row.knots) : undefined;
  const shares = look.sharesOf(scheme);
  const conversion = conversionOf({
    scheme,
    maxRaw: maxRawOf(look, option),
    maxUniform: unit.max_uniform ?? 0,
    boundaries,
    notional: row ? (parseNotional(row.notional) ?? "none") : usualNotional(look, scheme),
    ...(shares ? { shares } : {}),
    ...(knots ? { knots } : {}),
  });
  if (conversion.ok) return conversion.value;
  throw faultOf(unit, conversion);
}

function usualNotional(look: TwinLookup, scheme: UniformScheme): Notional {
  return scheme === "gce" ? look.input.settings.gceNotional : "none";
}

function gradedUnit(grade: string, { total, partialAbsence }: { total: number; partialAbsence: boolean }): UnitTwin {
  return { ...pendingUnit, status: "graded", grade, total, partial_absence: partialAbsence };
}

/** The catalogue was checked when it was loaded, so what it refuses now is a fault, not an expected "no". */
function faultOf(unit: UnitRow, { refusals }: Refused): Error {
  return new Error(`Unit ${unit.unit}: ${refusals.map((refusal) => refusal.text).join(" ")}`);
}

function maxRawOf(look: TwinLookup, option: string): number {
  const maxima = look.componentsOf(option).map(({ factor, maxMark }) => multiply(factor, fraction(maxMark ?? 0)));
  return roundHalfUp(maxima.reduce(add, fraction(0)));
}
