import type { CatalogueRow } from "./catalogue.ts";
import type { CatalogueFacts } from "./facts.ts";

type Option = CatalogueRow<"options">;

/** The options that can be entered in a series with what each costs, in the order of the catalogue. */
export function optionsOffered(
  facts: CatalogueFacts,
  series: string,
): readonly { readonly option: Option; readonly fee: number }[] {
  return facts.catalogue.series_options
    .filter((row) => row.series === series)
    .flatMap((row) => {
      const option = facts.options.get(row.option);
      return option ? [{ option, fee: row.fee }] : [];
    });
}

/** Whether an option can be entered in a series. */
export function isOffered(facts: CatalogueFacts, series: string, option: string): boolean {
  return facts.catalogue.series_options.some((row) => row.series === series && row.option === option);
}

/** The suite of what an option enters for. */
export function findSuite(facts: CatalogueFacts, option: string): CatalogueRow<"suites"> | undefined {
  const row = facts.options.get(option);
  const part = facts.qualifications.get(row?.qualification ?? "") ?? facts.units.get(row?.unit ?? "");
  return facts.suites.get(part?.suite ?? "");
}

/** The family whose dates and rules an option follows. */
export function findFamily(facts: CatalogueFacts, option: string): CatalogueRow<"families"> | undefined {
  return facts.families.get(findSuite(facts, option)?.family ?? "");
}

/** As people say it: `Mathematics Higher (GCSE (9 to 1), J560H)`. An unknown code is given back as it is. */
export function describeOption(facts: CatalogueFacts, option: string): string {
  const [row, suite] = [facts.options.get(option), findSuite(facts, option)];
  return row && suite ? `${row.title} (${suite.title}, ${row.option})` : option;
}

/** Why two options may not be entered together, or undefined when they may; their order does not matter. */
export function findBar(facts: CatalogueFacts, a: string, b: string): CatalogueRow<"barred_pairs"> | undefined {
  const [lower, higher] = a < b ? [a, b] : [b, a];
  return facts.catalogue.barred_pairs.find((row) => row.option === lower && row.other_option === higher);
}
