import type { Refusal } from "#kernel";
import type { CatalogueRow } from "../catalogue.ts";
import type { CatalogueFacts } from "../facts.ts";
import { fault, type CatalogueRule } from "./fault.ts";
import {
  combinationCircle,
  combinationMissing,
  combinationUnwanted,
  groupChoosesNone,
  groupHoursDiffer,
  groupTooSmall,
  groupUniformDiffers,
  mandatoryGroupChoice,
  uniformTotalMismatch,
  unitIsQualification,
  unitScheme,
} from "./refusals.ts";

type Group = CatalogueRow<"combination_groups">;
type Unit = CatalogueRow<"units">;

/** A qualification made of units names them; a linear one has none. */
export const unitisedQualificationsHaveUnits: CatalogueRule = (facts) =>
  facts.catalogue.qualifications.flatMap((row) => {
    const hasGroups = facts.groupsOfQualification.has(row.qualification);
    if (hasGroups === (row.scheme !== "linear")) return [];
    const { qualification, scheme } = row;
    const refusal = hasGroups
      ? combinationUnwanted.of({ qualification })
      : combinationMissing.of({ qualification, scheme });
    return [fault("qualifications", row, "scheme", refusal)];
  });

/** A group chooses units that it has: all of them when they are mandatory, at most that many when optional. */
export const groupsCanBeChosen: CatalogueRule = (facts) =>
  facts.catalogue.combination_groups.flatMap((row) => {
    const refusal = choiceRefusal(row, unitsOf(facts, row).length);
    return refusal ? [fault("combination_groups", row, "choose", refusal)] : [];
  });

/** Units fit the scheme of what they count towards, and no unit is itself a qualification. */
export const unitsFitTheirQualification: CatalogueRule = ({ catalogue, qualifications, units }) =>
  catalogue.combination_units.flatMap((row) => {
    if (qualifications.has(row.unit)) {
      return [fault("combination_units", row, "unit", unitIsQualification.of({ unit: row.unit }))];
    }
    const [wanted, found] = [qualifications.get(row.qualification)?.scheme, units.get(row.unit)?.scheme];
    if (!wanted || !found || wanted === "linear" || wanted === (found === "claim" ? "points" : found)) return [];
    const { unit, qualification } = row;
    const refusal = unitScheme.of({ unit, unitScheme: found, qualification, scheme: wanted });
    return [fault("combination_units", row, "unit", refusal)];
  });

/** The best units of an optional group can be found only among units of one size: hours for points, otherwise marks. */
export const optionalUnitsAreOfOneSize: CatalogueRule = (facts) =>
  facts.catalogue.combination_groups
    .filter((row) => row.optional)
    .flatMap((row) => {
      const points = facts.qualifications.get(row.qualification)?.scheme === "points";
      const sizes = new Set(unitsOf(facts, row).map((unit) => (points ? unit.glh : unit.max_uniform)));
      if (sizes.size < 2) return [];
      const kind = points ? groupHoursDiffer : groupUniformDiffers;
      const refusal = kind.of({ group: row.unit_group, sizes: [...sizes].join(", ") });
      return [fault("combination_groups", row, "unit_group", refusal)];
    });

/** The maximum uniform marks of the units that count make the maximum total of the qualification. */
export const uniformTotalsAgree: CatalogueRule = (facts) =>
  facts.catalogue.qualifications.flatMap((row) => {
    if (row.scheme === "linear" || row.scheme === "points" || row.max_total === null) return [];
    const groups = facts.groupsOfQualification.get(row.qualification) ?? [];
    const total = groups.reduce((sum, group) => sum + uniformOf(facts, group), 0);
    if (groups.length === 0 || total === row.max_total) return [];
    return [fault("qualifications", row, "max_total", uniformTotalMismatch.of({ total, expected: row.max_total }))];
  });

/** No qualification is made of itself: units and qualifications are a graph without a circle. */
export const combinationsDoNotCircle: CatalogueRule = ({ catalogue, unitsOfQualification }) =>
  catalogue.combination_units.flatMap((row) => {
    if (!leadsTo(row.unit, row.qualification, unitsOfQualification, new Set())) return [];
    const { qualification, unit } = row;
    return [fault("combination_units", row, "unit", combinationCircle.of({ qualification, unit }))];
  });

function choiceRefusal(row: Group, count: number): Refusal | undefined {
  const { unit_group: group, qualification, choose, optional } = row;
  if (choose === 0) return groupChoosesNone.of({ group, qualification });
  if (choose > count) return groupTooSmall.of({ group, qualification, choose, count });
  if (optional || choose === count) return undefined;
  return mandatoryGroupChoice.of({ group, qualification, choose, count });
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
