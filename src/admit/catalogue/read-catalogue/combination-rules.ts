import type { CatalogueRow } from "../catalogue.ts";
import type { CatalogueFacts } from "../facts.ts";
import { fault, type CatalogueRule } from "./fault.ts";

type Group = CatalogueRow<"combination_groups">;
type Unit = CatalogueRow<"units">;

/** A qualification made of units says which; a linear one has none. */
export const unitisedQualificationsHaveUnits: CatalogueRule = (facts) =>
  facts.catalogue.qualifications.flatMap((row) => {
    const hasGroups = facts.groupsOfQualification.has(row.qualification);
    if (hasGroups === (row.scheme !== "linear")) return [];
    const text = hasGroups
      ? `${row.qualification} is linear, so it has no groups of units. Take them out, or change the scheme.`
      : `${row.qualification} is ${row.scheme} but has no units. Add them to combination_groups and combination_units.`;
    return [fault("qualifications", row, "scheme", "combination-scheme", text)];
  });

/** A group chooses units it has: all of them when they are mandatory, at most as many as there are when optional. */
export const groupsCanBeChosen: CatalogueRule = (facts) =>
  facts.catalogue.combination_groups.flatMap((row) => {
    const count = unitsOf(facts, row).length;
    const code = choiceFault(row, count);
    if (!code) return [];
    const text = `“${row.unit_group}” of ${row.qualification} has ${count} units, chooses ${row.choose}. Correct one.`;
    return [fault("combination_groups", row, "choose", code, text)];
  });

/** Units fit the scheme of what they count towards, and no unit is itself a qualification. */
export const unitsFitTheirQualification: CatalogueRule = ({ catalogue, qualifications, units }) =>
  catalogue.combination_units.flatMap((row) => {
    if (qualifications.has(row.unit)) {
      const text = `${row.unit} is a qualification. A qualification is made of units; give the unit a code of its own.`;
      return [fault("combination_units", row, "unit", "unit-is-qualification", text)];
    }
    const [wanted, found] = [qualifications.get(row.qualification)?.scheme, units.get(row.unit)?.scheme];
    if (!wanted || !found || wanted === "linear" || wanted === (found === "claim" ? "points" : found)) return [];
    const text = `${row.unit} is ${found}, so it cannot count towards ${row.qualification}, which is ${wanted}.`;
    return [fault("combination_units", row, "unit", "unit-scheme", text)];
  });

/** The best units of an optional group are found only among units of one size: of hours for points, else of marks. */
export const optionalUnitsAreOfOneSize: CatalogueRule = (facts) =>
  facts.catalogue.combination_groups
    .filter((row) => row.optional)
    .flatMap((row) => {
      const points = facts.qualifications.get(row.qualification)?.scheme === "points";
      const sizes = new Set(unitsOf(facts, row).map((unit) => (points ? unit.glh : unit.max_uniform)));
      if (sizes.size < 2) return [];
      const code = points ? "group-hours-differ" : "group-uniform-differs";
      const text = `The units of “${row.unit_group}” differ in ${points ? "hours" : "greatest uniform mark"} `;
      const list = `(${[...sizes].join(", ")}). Put each size in a group of its own.`;
      return [fault("combination_groups", row, "unit_group", code, text + list)];
    });

/** The greatest uniform marks of the units that count make the greatest total of the qualification. */
export const uniformTotalsAgree: CatalogueRule = (facts) =>
  facts.catalogue.qualifications.flatMap((row) => {
    if (row.scheme === "linear" || row.scheme === "points" || row.max_total === null) return [];
    const groups = facts.groupsOfQualification.get(row.qualification) ?? [];
    const total = groups.reduce((sum, group) => sum + uniformOf(facts, group), 0);
    if (groups.length === 0 || total === row.max_total) return [];
    const text = `The units that count make ${total} uniform marks, but max_total is ${row.max_total}. Correct one.`;
    return [fault("qualifications", row, "max_total", "uniform-total-mismatch", text)];
  });

/** Following what is made of what never leads back: units and qualifications are one graph without a circle. */
export const combinationsDoNotCircle: CatalogueRule = ({ catalogue, unitsOfQualification }) =>
  catalogue.combination_units.flatMap((row) => {
    if (!leadsTo(row.unit, row.qualification, unitsOfQualification, new Set())) return [];
    const text = `${row.qualification} is made of ${row.unit}, made of ${row.qualification}. Break the circle.`;
    return [fault("combination_units", row, "unit", "combination-circle", text)];
  });

function choiceFault(row: Group, count: number): string | undefined {
  if (row.choose === 0) return "group-chooses-none";
  if (row.choose > count) return "group-too-small";
  return !row.optional && row.choose !== count ? "mandatory-group-choice" : undefined;
}

function unitsOf(facts: CatalogueFacts, group: Group): readonly Unit[] {
  return (facts.unitsOfQualification.get(group.qualification) ?? [])
    .filter((row) => row.unit_group === group.unit_group)
    .map((row) => facts.units.get(row.unit))
    .filter((row) => row !== undefined);
}

function uniformOf(facts: CatalogueFacts, group: Group): number {
  const marks = unitsOf(facts, group).map((unit) => unit.max_uniform ?? 0);
  return marks.slice(0, group.choose).reduce((sum, mark) => sum + mark, 0);
}

function leadsTo(
  from: string,
  goal: string,
  made: ReadonlyMap<string, readonly { readonly unit: string }[]>,
  seen: Set<string>,
): boolean {
  if (from === goal) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (made.get(from) ?? []).some((row) => leadsTo(row.unit, goal, made, seen));
}
