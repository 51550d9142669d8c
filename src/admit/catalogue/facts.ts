import { add, fraction, multiply, parseFraction, type Fraction } from "#kernel";
import type { Catalogue, CatalogueRow } from "./catalogue.ts";

/** A catalogue with the look-ups that rules and words need, made once. */
export type CatalogueFacts = {
  readonly catalogue: Catalogue;
  readonly families: ReadonlyMap<string, CatalogueRow<"families">>;
  readonly suites: ReadonlyMap<string, CatalogueRow<"suites">>;
  readonly qualifications: ReadonlyMap<string, CatalogueRow<"qualifications">>;
  readonly units: ReadonlyMap<string, CatalogueRow<"units">>;
  readonly components: ReadonlyMap<string, CatalogueRow<"components">>;
  readonly options: ReadonlyMap<string, CatalogueRow<"options">>;
  readonly series: ReadonlyMap<string, CatalogueRow<"series">>;
  /** The grades of each set, best first. */
  readonly gradeSets: ReadonlyMap<string, readonly CatalogueRow<"grade_sets">[]>;
  /** The components of each option. */
  readonly optionComponents: ReadonlyMap<string, readonly CatalogueRow<"option_components">[]>;
  /** The options of each component. */
  readonly componentOptions: ReadonlyMap<string, readonly CatalogueRow<"option_components">[]>;
  readonly groupsOfQualification: ReadonlyMap<string, readonly CatalogueRow<"combination_groups">[]>;
  readonly unitsOfQualification: ReadonlyMap<string, readonly CatalogueRow<"combination_units">[]>;
};

/** Indexes a catalogue. Dangling references are simply not found; they are refused elsewhere. */
export function catalogueFacts(catalogue: Catalogue): CatalogueFacts {
  const ranked = catalogue.grade_sets.toSorted((a, b) => a.rank - b.rank);
  return {
    catalogue,
    families: new Map(catalogue.families.map((row) => [row.family, row])),
    suites: new Map(catalogue.suites.map((row) => [row.suite, row])),
    qualifications: new Map(catalogue.qualifications.map((row) => [row.qualification, row])),
    units: new Map(catalogue.units.map((row) => [row.unit, row])),
    components: new Map(catalogue.components.map((row) => [row.component, row])),
    options: new Map(catalogue.options.map((row) => [row.option, row])),
    series: new Map(catalogue.series.map((row) => [row.series, row])),
    gradeSets: Map.groupBy(ranked, (row) => row.grade_set),
    optionComponents: Map.groupBy(catalogue.option_components, (row) => row.option),
    componentOptions: Map.groupBy(catalogue.option_components, (row) => row.component),
    groupsOfQualification: Map.groupBy(catalogue.combination_groups, (row) => row.qualification),
    unitsOfQualification: Map.groupBy(catalogue.combination_units, (row) => row.qualification),
  };
}

/** The maximum weighted mark of an option, exact; undefined for certifications and for claimed grades. */
export function maxWeightedMark(facts: CatalogueFacts, option: string): Fraction | undefined {
  const links = facts.optionComponents.get(option) ?? [];
  if (links.length === 0) return undefined;
  let total = fraction(0);
  for (const link of links) {
    const [mark, factor] = [facts.components.get(link.component)?.max_mark, parseFraction(link.factor)];
    if (mark === undefined || mark === null || !factor) return undefined;
    total = add(total, multiply(fraction(mark), factor));
  }
  return total;
}

/** The unit options of a unit, in the order of the file. */
export function optionsOfUnit(facts: CatalogueFacts, unit: string): readonly CatalogueRow<"options">[] {
  return facts.catalogue.options.filter((row) => row.unit === unit);
}

/** The place of each grade in a set: 1 is the best. Empty when there is no such set. */
export function ranksOf(facts: CatalogueFacts, gradeSet: string | undefined): ReadonlyMap<string, number> {
  return new Map((facts.gradeSets.get(gradeSet ?? "") ?? []).map((row) => [row.grade, row.rank]));
}
