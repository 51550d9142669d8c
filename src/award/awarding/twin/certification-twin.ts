import {
  combine,
  type CombinationRules,
  type UnitGroup,
  type UnitResult,
  type Valuation,
} from "../rules/combination/index.ts";
import { pointsValuation } from "../rules/points/index.ts";
import { uniformValuation } from "../rules/uniform-total/index.ts";
import type { QualificationRow } from "./twin-catalogue-rows.ts";
import type { BankedUnit, CountedUnitResult, TwinResult } from "./twin-input.ts";
import type { TwinLookup } from "./twin-lookup.ts";
import type { UnitTwin } from "./unit-twin.ts";

/** A result that could count: of this series, or banked. */
export type CertifiableUnit = CountedUnitResult & { readonly pending: boolean };

/** What a certification entry comes to. */
export type CertificationTwin = Omit<TwinResult, "centre_id" | "candidate_id" | "option" | "result_kind" | "total">;

type Weighed = UnitResult & { readonly from: CertifiableUnit };

const nothing = { grade: null, partial_absence: false, uniform: null, points: null, units_counted: null };

/** The award that the unit results of a candidate come to. Without thresholds it is pending. */
export function certificationTwin(
  look: TwinLookup,
  qualification: QualificationRow,
  units: readonly CertifiableUnit[],
): CertificationTwin {
  const weighed = units.map((unit) => weigh(look, qualification, unit));
  const thresholds = look.thresholdsOf(qualification.qualification);
  const groups = look.groupsOf(qualification.qualification);
  const combination = combine<Weighed>(rulesOf(look, groups), weighed, valuationOf(look, qualification, groups));
  if (combination.status === "pending" || thresholds.length === 0) return { status: "pending", ...nothing };
  if (combination.status === "no-result") return { status: "no-result", ...nothing };
  const { grade, total, partialAbsence, counted } = combination;
  return {
    status: "graded",
    grade,
    partial_absence: partialAbsence,
    uniform: qualification.scheme === "points" ? null : total,
    points: qualification.scheme === "points" ? total : null,
    units_counted: counted.map(({ from }) => countedUnit(from)).toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
  };
}

/** A unit result of this series, ready to be combined. */
export function ofThisSeries(look: TwinLookup, unit: string, result: UnitTwin): CertifiableUnit {
  const { grade, uniform, points, status } = result;
  const [absent, pending] = [status === "no-result", status === "pending"];
  return { unit, series: look.input.series, uniform, grade, points, absent, pending };
}

/** A banked unit result, ready to be combined. */
export function fromBank({ unit, series, uniform, grade, points, absent, pending }: BankedUnit): CertifiableUnit {
  return { unit, series, uniform, grade, points, absent, pending };
}

function countedUnit({ unit, series, uniform, grade, points, absent }: CertifiableUnit): CountedUnitResult {
  return { unit, series, uniform, grade, points, absent };
}

function weigh(look: TwinLookup, qualification: QualificationRow, from: CertifiableUnit): Weighed {
  const value = (qualification.scheme === "points" ? from.points : from.uniform) ?? 0;
  const { unit, series, absent, pending } = from;
  return { unit, series, order: look.orderOf(series), value, grade: from.grade ?? "U", absent, pending, from };
}

function rulesOf(look: TwinLookup, groups: readonly UnitGroup[]): CombinationRules {
  const units = groups.flatMap((group) => group.units);
  const attempts = new Map(units.map((unit) => [unit, look.unit(unit).attempts]));
  return { groups, attempts, series: look.input.series };
}

function valuationOf(look: TwinLookup, row: QualificationRow, groups: readonly UnitGroup[]): Valuation<UnitResult> {
  const thresholds = look.thresholdsOf(row.qualification);
  if (row.scheme === "points") {
    return pointsValuation({
      thresholds,
      nearPassMax: row.near_pass_max ?? 0,
      unclassifiedMax: row.unclassified_max ?? 0,
      optionalUnits: new Set(groups.filter((group) => group.optional).flatMap((group) => group.units)),
    });
  }
  const { catalogue, settings } = look.input;
  const aStar = catalogue.grade_sets.some((each) => each.grade_set === row.grade_set && each.grade === "A*");
  const deciding = settings.deciding[row.qualification];
  const units = groups
    .flatMap((group) => group.units)
    .map((code) => {
      const { unit, max_uniform, second_year } = look.unit(code);
      return [unit, { uniformMax: max_uniform ?? 0, secondYear: second_year }] as const;
    });
  return uniformValuation({
    thresholds,
    aStar: aStar && row.scheme === "gce",
    ...(deciding ? { deciding } : {}),
    units: new Map(units),
  });
}
