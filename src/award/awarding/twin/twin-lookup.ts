import { parseFraction, type Fraction } from "#kernel";
import type { Boundary } from "../rules/boundaries/index.ts";
import type { UnitGroup } from "../rules/combination/index.ts";
import type { UniformScheme, UniformShare } from "../rules/uniform-mark/index.ts";
import type {
  ConversionRow,
  OptionRow,
  PointsTableRow,
  QualificationRow,
  TwinCatalogue,
  UnitRow,
} from "./twin-catalogue-rows.ts";
import type { TwinEntry, TwinInput, TwinMark } from "./twin-input.ts";

/** The input, with the rows found quickly. The `get…` functions throw when the catalogue lacks a row it refers to. */
export type TwinLookup = {
  readonly input: TwinInput;
  readonly option: (code: string) => OptionRow;
  readonly qualification: (code: string) => QualificationRow;
  readonly unit: (code: string) => UnitRow;
  readonly componentsOf: (option: string) => readonly WeightedComponent[];
  readonly markOf: (entry: TwinEntry, component: string) => TwinMark | undefined;
  readonly boundariesOf: (target: "option" | "unit", code: string) => readonly Boundary[];
  readonly thresholdsOf: (qualification: string) => readonly Boundary[];
  readonly groupsOf: (qualification: string) => readonly UnitGroup[];
  readonly conversionRowOf: (unit: string) => ConversionRow | undefined;
  readonly pointsOf: (suite: string) => readonly PointsTableRow[];
  /** The shares of a scheme, best first; undefined when the catalogue leaves it to the usual ones. */
  readonly sharesOf: (scheme: UniformScheme) => readonly UniformShare[] | undefined;
  readonly roundingOf: (suite: string) => "total" | "component";
  /** Greater is more recent. */
  readonly orderOf: (series: string) => number;
};

export type WeightedComponent = {
  readonly component: string;
  readonly factor: Fraction;
  readonly maxMark: number | null;
};

/** Indexes the input once, so that a candidate costs the same in a large series as in a small one. */
export function lookUpIn(input: TwinInput): TwinLookup {
  const { catalogue } = input;
  const families = indexBy(catalogue.families, (row) => row.family);
  const suites = indexBy(catalogue.suites, (row) => row.suite);
  const marks = indexBy(input.marks, (row) => keyOf(row.centre_id, row.candidate_id, row.option, row.component));
  const boundaries = boundariesIn(input);
  const thresholds = thresholdsIn(input);
  const components = componentsIn(catalogue);
  const groups = groupsIn(catalogue);
  const conversions = indexBy(
    catalogue.conversions.filter((row) => row.series === input.series),
    (row) => row.unit,
  );
  const shares = Map.groupBy(
    catalogue.uniform_scales.toSorted((a, b) => b.percent - a.percent),
    (row) => row.scheme,
  );
  const points = Map.groupBy(catalogue.points, (row) => row.suite);
  const orders = new Map(catalogue.series.map((row) => [row.series, 12 * row.year + row.month]));
  return {
    input,
    option: getter(indexBy(catalogue.options, (row) => row.option)),
    qualification: getter(indexBy(catalogue.qualifications, (row) => row.qualification)),
    unit: getter(indexBy(catalogue.units, (row) => row.unit)),
    componentsOf: (option) => components.get(option) ?? [],
    markOf: (entry, component) => marks.get(keyOf(entry.centre_id, entry.candidate_id, entry.option, component)),
    boundariesOf: (target, code) => boundaries.get(keyOf(target, code)) ?? [],
    thresholdsOf: (qualification) => thresholds.get(qualification) ?? [],
    groupsOf: (qualification) => groups.get(qualification) ?? [],
    conversionRowOf: (unit) => conversions.get(unit),
    pointsOf: (suite) => points.get(suite) ?? [],
    sharesOf: (scheme) => shares.get(scheme),
    roundingOf: (suite) => getter(families)(getter(suites)(suite).family).rounding,
    orderOf: (series) => orders.get(series) ?? orderFromCode(series),
  };
}

/** A key of several parts; codes never contain a space. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return parts.join(" ");
}

function indexBy<Row>(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [key(row), row]));
}

function getter<Row>(rows: ReadonlyMap<string, Row>): (code: string) => Row {
  return (code) => {
    const row = rows.get(code);
    if (row === undefined) throw new Error(`The catalogue has no row for ${code}.`);
    return row;
  };
}

function boundariesIn({ series, catalogue }: TwinInput): ReadonlyMap<string, readonly Boundary[]> {
  const rows = catalogue.boundaries.filter((row) => row.series === series);
  return bestFirst(rows.map((row) => [keyOf(row.target, row.code), { grade: row.grade, mark: row.mark }]));
}

/** For each grade the row of this series, else the row for every series. */
function thresholdsIn({ series, catalogue }: TwinInput): ReadonlyMap<string, readonly Boundary[]> {
  const rows = catalogue.thresholds.filter((row) => row.series === null || row.series === series);
  const particular = new Set(
    rows.filter((row) => row.series !== null).map((row) => keyOf(row.qualification, row.grade)),
  );
  const winning = rows.filter((row) => row.series !== null || !particular.has(keyOf(row.qualification, row.grade)));
  return bestFirst(winning.map((row) => [row.qualification, { grade: row.grade, mark: row.minimum }]));
}

function bestFirst(pairs: readonly (readonly [string, Boundary])[]): ReadonlyMap<string, readonly Boundary[]> {
  const groups = Map.groupBy(pairs, ([code]) => code);
  return new Map(
    [...groups].map(([code, group]) => [
      code,
      group.map(([, boundary]) => boundary).toSorted((a, b) => b.mark - a.mark),
    ]),
  );
}

function componentsIn(catalogue: TwinCatalogue): ReadonlyMap<string, readonly WeightedComponent[]> {
  const maxima = new Map(catalogue.components.map((row) => [row.component, row.max_mark]));
  const groups = Map.groupBy(catalogue.option_components, (row) => row.option);
  return new Map(
    [...groups].map(([option, rows]) => [
      option,
      rows.map(({ component, factor }) => ({
        component,
        factor: getFactor(factor),
        maxMark: maxima.get(component) ?? null,
      })),
    ]),
  );
}

function groupsIn(catalogue: TwinCatalogue): ReadonlyMap<string, readonly UnitGroup[]> {
  const units = Map.groupBy(catalogue.combination_units, (row) => keyOf(row.qualification, row.unit_group));
  const groups = Map.groupBy(catalogue.combination_groups, (row) => row.qualification);
  return new Map(
    [...groups].map(([qualification, rows]) => [
      qualification,
      rows.map(({ unit_group, choose, optional, terminal }) => {
        const members = units.get(keyOf(qualification, unit_group)) ?? [];
        return { group: unit_group, choose, optional, terminal, units: members.map((row) => row.unit) };
      }),
    ]),
  );
}

function getFactor(text: string): Fraction {
  const factor = parseFraction(text);
  if (!factor) throw new Error(`The factor ${text} is not a fraction.`);
  return factor;
}

/** For a series older than the catalogue: its code begins with the month (1 to 9, A to C) and ends with the year. */
function orderFromCode(series: string): number {
  return 12 * (2000 + Number(series.slice(2))) + Number.parseInt(series.slice(0, 1), 16);
}
