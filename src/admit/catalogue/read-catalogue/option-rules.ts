import { compare, formatFraction, fraction, parseFraction } from "#kernel";
import type { CatalogueRow } from "../catalogue.ts";
import { maxWeightedMark, optionsOfUnit } from "../facts.ts";
import { fault, type CatalogueRule, type Fault } from "./fault.ts";
import {
  certificationWithComponents,
  factorZero,
  optionCodeTaken,
  optionKindScheme,
  optionQualificationUnwanted,
  optionUnitUnwanted,
  optionWithoutComponents,
  optionWithoutQualification,
  optionWithoutUnit,
  pairOrder,
  pairWithItself,
  totalMismatch,
  unitTotalsDiffer,
} from "./refusals.ts";

type Option = CatalogueRow<"options">;

/** An award names a qualification and a unit option a unit, both with components; a certification a qualification. */
export const optionsAreWhole: CatalogueRule = (facts) =>
  facts.catalogue.options.flatMap((row) => {
    const hasComponents = facts.optionComponents.has(row.option);
    return [...missingParts(row, hasComponents), ...unwantedParts(row, hasComponents)];
  });

/** Award options are graded from their own components (linear); certifications from units (all other schemes). */
export const optionsFitTheirScheme: CatalogueRule = ({ catalogue, qualifications }) =>
  catalogue.options.flatMap((row) => {
    const qualification = qualifications.get(row.qualification ?? "");
    if (!qualification || row.kind === "unit") return [];
    if ((row.kind === "award") === (qualification.scheme === "linear")) return [];
    const { qualification: code, scheme } = qualification;
    const refusal = optionKindScheme.of({ qualification: code, scheme, option: row.option, kind: row.kind });
    return [fault("options", row, "kind", refusal)];
  });

/** An option with the code of a qualification or unit must be for that one, or people take it for something else. */
export const optionCodesAreNotTaken: CatalogueRule = ({ catalogue, qualifications, units }) =>
  catalogue.options
    .filter((row) => {
      const otherQualification = qualifications.has(row.option) && row.qualification !== row.option;
      return otherQualification || (units.has(row.option) && row.unit !== row.option);
    })
    .map((row) => fault("options", row, "option", optionCodeTaken.of({ option: row.option })));

/** Factors times maximum marks make the maximum total of the qualification. Source: OCR, calculating linear grades. */
export const totalsAgree: CatalogueRule = (facts) =>
  facts.catalogue.options.flatMap((row) => {
    const expected = facts.qualifications.get(row.qualification ?? "")?.max_total;
    const total = row.kind === "award" ? maxWeightedMark(facts, row.option) : undefined;
    if (!total || expected === undefined || expected === null) return [];
    if (compare(total, fraction(expected)) === 0) return [];
    const refusal = totalMismatch.of({ option: row.option, total: formatFraction(total), expected });
    return [fault("options", row, "option", refusal)];
  });

/** A unit has the same maximum mark however work is submitted, because it has one set of boundaries. */
export const unitTotalsAgree: CatalogueRule = (facts) =>
  facts.catalogue.units.flatMap((unit) => {
    const [first, ...others] = optionsOfUnit(facts, unit.unit);
    const expected = first && maxWeightedMark(facts, first.option);
    if (!expected) return [];
    return others.flatMap((row) => {
      const total = maxWeightedMark(facts, row.option);
      if (!total || compare(total, expected) === 0) return [];
      const refusal = unitTotalsDiffer.of({
        option: row.option,
        total: formatFraction(total),
        first: first.option,
        expected: formatFraction(expected),
      });
      return [fault("options", row, "option", refusal)];
    });
  });

/** With a factor of 0, the marks of a component would not count. */
export const factorsArePositive: CatalogueRule = ({ catalogue }) =>
  catalogue.option_components
    .filter((row) => parseFraction(row.factor)?.top === 0n)
    .map((row) => fault("option_components", row, "factor", factorZero.of()));

/** A pair names two options, the lower code first, so that it is listed once. */
export const pairsAreInOrder: CatalogueRule = ({ catalogue }) =>
  catalogue.barred_pairs.flatMap((row) => {
    if (row.option < row.other_option) return [];
    if (row.option > row.other_option) {
      return [fault("barred_pairs", row, "option", pairOrder.of({ lower: row.other_option, higher: row.option }))];
    }
    return [fault("barred_pairs", row, "other_option", pairWithItself.of({ option: row.option }))];
  });

function missingParts(row: Option, hasComponents: boolean): Fault[] {
  const { option, kind } = row;
  const faults: Fault[] = [];
  if (kind !== "unit" && row.qualification === null) {
    faults.push(fault("options", row, "qualification", optionWithoutQualification.of({ option, kind })));
  }
  if (kind === "unit" && row.unit === null) {
    faults.push(fault("options", row, "unit", optionWithoutUnit.of({ option })));
  }
  if (kind !== "certification" && !hasComponents) {
    faults.push(fault("options", row, "option", optionWithoutComponents.of({ option })));
  }
  return faults;
}

function unwantedParts(row: Option, hasComponents: boolean): Fault[] {
  const { option, kind } = row;
  const faults: Fault[] = [];
  if (kind === "unit" && row.qualification !== null) {
    faults.push(fault("options", row, "qualification", optionQualificationUnwanted.of({ option })));
  }
  if (kind !== "unit" && row.unit !== null) {
    faults.push(fault("options", row, "unit", optionUnitUnwanted.of({ option, kind })));
  }
  if (kind === "certification" && hasComponents) {
    faults.push(fault("options", row, "kind", certificationWithComponents.of({ option })));
  }
  return faults;
}
