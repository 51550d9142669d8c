import type { ComponentRecord, LinkRecord, OptionRecord, PairRecord, SyllabusRecord } from "#formats/layouts";
import type { Catalogue, CatalogueRow } from "../catalogue.ts";
import { catalogueFacts, type CatalogueFacts } from "../facts.ts";
import { optionsOffered } from "../options.ts";
import { componentRecord } from "./component-record.ts";
import { optionRecord, syllabusOf } from "./option-record.ts";

/** What centres load before a series: the records of its S, O, C, L and D files, each by code. */
export type BasedataRecords = {
  readonly syllabuses: readonly SyllabusRecord[];
  readonly options: readonly OptionRecord[];
  readonly components: readonly ComponentRecord[];
  readonly links: readonly LinkRecord[];
  readonly pairs: readonly PairRecord[];
};

/**
 * The basedata of a series: what is offered in it, and nothing else. A syllabus is a qualification; a unit that counts
 * towards several is listed under the first of them, and one that counts towards none under its own code. Everything is
 * empty for a series that is not in the catalogue or in which nothing is offered.
 */
export function basedataOf(catalogue: Catalogue, series: string): BasedataRecords {
  const facts = catalogueFacts(catalogue);
  const offered = optionsOffered(facts, series).toSorted((a, b) => byCode(a.option.option, b.option.option));
  const options = offered.map(({ option }) => option);
  return {
    syllabuses: syllabusRecords(facts, options),
    options: offered.map(({ option, fee }) => optionRecord(facts, option, fee)),
    components: componentRecords(facts, options, facts.series.get(series)),
    links: options.flatMap((option) => linkRecords(facts, option.option)),
    pairs: pairRecords(facts, new Set(options.map((option) => option.option))),
  };
}

type Option = CatalogueRow<"options">;

function syllabusRecords(facts: CatalogueFacts, options: readonly Option[]): SyllabusRecord[] {
  const titles = new Map(options.map((option) => syllabusTitle(facts, option)));
  return [...titles].toSorted(([a], [b]) => byCode(a, b)).map(([syllabus, title]) => ({ type: "S", syllabus, title }));
}

function syllabusTitle(facts: CatalogueFacts, option: Option): readonly [string, string] {
  const syllabus = syllabusOf(facts, option);
  return syllabus ? [syllabus.qualification, syllabus.title] : [option.unit ?? option.option, option.title];
}

function componentRecords(
  facts: CatalogueFacts,
  options: readonly Option[],
  series: CatalogueRow<"series"> | undefined,
): ComponentRecord[] {
  const optionOf = new Map<string, string>();
  for (const { option } of options) {
    for (const link of facts.optionComponents.get(option) ?? []) {
      if (!optionOf.has(link.component)) optionOf.set(link.component, option);
    }
  }
  return [...optionOf]
    .toSorted(([a], [b]) => byCode(a, b))
    .flatMap(([component, option]) => {
      const row = facts.components.get(component);
      return row && series ? [componentRecord(facts, row, option, series)] : [];
    });
}

function linkRecords(facts: CatalogueFacts, option: string): LinkRecord[] {
  const links = facts.optionComponents.get(option) ?? [];
  return links
    .map(({ component }): LinkRecord => ({ type: "L", option, component }))
    .toSorted((a, b) => byCode(a.component, b.component));
}

/** Pairs of which both options are offered: a centre cannot load a code that it has not been given. */
function pairRecords(facts: CatalogueFacts, offered: ReadonlySet<string>): PairRecord[] {
  return facts.catalogue.barred_pairs
    .filter((row) => offered.has(row.option) && offered.has(row.other_option))
    .map((row): PairRecord => {
      return { type: "D", option: row.option, otherOption: row.other_option, rule: row.scope, reason: row.reason };
    })
    .toSorted((a, b) => byCode(`${a.option} ${a.otherOption}`, `${b.option} ${b.otherOption}`));
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
