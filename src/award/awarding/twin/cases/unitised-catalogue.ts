import type { Attempts } from "../../rules/combination/index.ts";
import type { TwinCatalogue, UnitRow } from "../index.ts";
import { emptyCatalogue, marksIn } from "./case.ts";

/** A unit in short: its maximum raw and uniform marks and its raw boundaries. */
export type UnitSketch = {
  readonly unit: string;
  readonly scheme: UnitRow["scheme"];
  readonly maxRaw?: number;
  readonly maxUniform?: number;
  readonly glh?: number;
  readonly secondYear?: boolean;
  readonly attempts?: Attempts;
  readonly boundaries?: string;
  /** Below E: `none` is straight to zero, and left out the usual way. */
  readonly notional?: "none";
  /** Entry options; the unit code itself when left out. */
  readonly options?: readonly string[];
};

/** A qualification in short. A group is `mandatory UNIT…`, `terminal UNIT…` or `choose-2 UNIT…`. */
export type QualificationSketch = {
  readonly qualification: string;
  readonly scheme: "gce" | "nationals" | "points";
  readonly gradeSet?: string;
  readonly groups: readonly string[];
  readonly thresholds: string;
  readonly nearPassMax?: number;
  readonly unclassifiedMax?: number;
};

/** The catalogue of some units and qualifications in one series. */
export function unitisedCatalogue(
  series: string,
  units: readonly UnitSketch[],
  qualifications: readonly QualificationSketch[],
): TwinCatalogue {
  const options = units.flatMap((unit) => (unit.options ?? [unit.unit]).map((option) => ({ option, unit: unit.unit })));
  const groups = qualifications.flatMap(groupsOf);
  return {
    ...emptyCatalogue,
    families: [{ family: "FAM", rounding: "total" }],
    suites: [{ suite: "SUI", family: "FAM" }],
    grade_sets: ["A*", "A"].map((grade, at) => ({ grade_set: "STAR", grade, rank: at + 1 })),
    qualifications: qualifications.map(qualificationRow),
    units: units.map((unit) => unitRow(unit)),
    components: units.map(({ unit, maxRaw = null }) => ({ component: `${unit}/01`, max_mark: maxRaw })),
    options: [
      ...options.map(({ option, unit }) => ({ option, kind: "unit" as const, qualification: null, unit })),
      ...qualifications.map(({ qualification }) => ({
        option: qualification,
        kind: "certification" as const,
        qualification,
        unit: null,
      })),
    ],
    option_components: options.map(({ option, unit }) => ({ option, component: `${unit}/01`, factor: "1" })),
    combination_groups: groups,
    combination_units: groups.flatMap(({ qualification, unit_group, units: members }) =>
      members.map((unit) => ({ qualification, unit_group, unit })),
    ),
    series: [{ series, year: 2000 + Number(series.slice(2)), month: Number.parseInt(series.slice(0, 1), 16) }],
    boundaries: units.flatMap(({ unit: code, boundaries = "" }) =>
      marksIn(boundaries).map((boundary) => ({ series, target: "unit" as const, code, ...boundary })),
    ),
    conversions: units.flatMap(({ unit, notional }) => (notional ? [{ series, unit, notional, knots: null }] : [])),
    thresholds: qualifications.flatMap(({ qualification, thresholds }) =>
      marksIn(thresholds).map(({ grade, mark }) => ({ qualification, series: null, grade, minimum: mark })),
    ),
  };
}

function groupsOf({ qualification, groups }: QualificationSketch) {
  return groups.map((text, at) => {
    const [kind = "", ...units] = text.split(" ");
    const optional = kind.startsWith("choose-");
    const choose = optional ? Number(kind.slice("choose-".length)) : units.length;
    return { qualification, unit_group: `g${at}`, choose, optional, terminal: kind === "terminal", units };
  });
}

function unitRow({ unit, scheme, glh, maxUniform, secondYear = false, attempts = "best" }: UnitSketch): UnitRow {
  return {
    unit,
    suite: "SUI",
    scheme,
    grade_set: "UNIT",
    glh: glh ?? null,
    max_uniform: maxUniform ?? null,
    second_year: secondYear,
    attempts,
  };
}

function qualificationRow({ qualification, scheme, gradeSet = "PLAIN", ...limits }: QualificationSketch) {
  return {
    qualification,
    suite: "SUI",
    scheme,
    grade_set: gradeSet,
    near_pass_max: limits.nearPassMax ?? null,
    unclassified_max: limits.unclassifiedMax ?? null,
  };
}
