import { optionsOfUnit, type CatalogueFacts } from "../facts.ts";

/** Something offered in a series that has no boundaries there. Not a fault: a committee has not met yet. */
export type NotYetSet = { readonly series: string; readonly target: "option" | "unit"; readonly code: string };

/** What is offered with marks in each series but has no boundaries yet, in the order of series_options. */
export function boundariesNotYetSet(facts: CatalogueFacts): readonly NotYetSet[] {
  const set = new Set(facts.catalogue.boundaries.map((row) => `${row.series} ${row.target} ${row.code}`));
  const found = new Map<string, NotYetSet>();
  for (const { series, option } of facts.catalogue.series_options) {
    const graded = gradedFromMarks(facts, option);
    if (!graded) continue;
    const key = `${series} ${graded.target} ${graded.code}`;
    if (!set.has(key)) found.set(key, { series, ...graded });
  }
  return [...found.values()];
}

function gradedFromMarks(facts: CatalogueFacts, option: string): Omit<NotYetSet, "series"> | undefined {
  const row = facts.options.get(option);
  if (row?.kind === "award") return { target: "option", code: option };
  const unit = facts.units.get(row?.unit ?? "");
  if (!unit || unit.scheme === "claim" || optionsOfUnit(facts, unit.unit).length === 0) return undefined;
  return { target: "unit", code: unit.unit };
}
