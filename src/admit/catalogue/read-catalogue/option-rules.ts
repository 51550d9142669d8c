import { compare, formatFraction, fraction, parseFraction } from "#kernel";
import type { CatalogueRow } from "../catalogue.ts";
import { maxWeightedMark, optionsOfUnit, type CatalogueFacts } from "../facts.ts";
import { fault, type CatalogueRule, type Fault } from "./fault.ts";

type Option = CatalogueRow<"options">;

/** An award names a qualification and a unit option a unit, both with components; a certification a qualification. */
export const optionsAreWhole: CatalogueRule = (facts) =>
  facts.catalogue.options.flatMap((row) => wholeness(facts, row));

/** Award options are graded from their own components (linear); certifications from units (all other schemes). */
export const optionsFitTheirScheme: CatalogueRule = ({ catalogue, qualifications }) =>
  catalogue.options.flatMap((row) => {
    const qualification = qualifications.get(row.qualification ?? "");
    if (!qualification || row.kind === "unit") return [];
    if ((row.kind === "award") === (qualification.scheme === "linear")) return [];
    const text = `${qualification.qualification} is ${qualification.scheme}, so ${row.option} cannot be ${row.kind}. `;
    const advice = "Use award for linear, certification for others.";
    return [fault("options", row, "kind", "option-kind-scheme", text + advice)];
  });

/** An option code that is also the code of a qualification or unit must mean that one, or people mistake it. */
export const optionCodesAreNotTaken: CatalogueRule = ({ catalogue, qualifications, units }) =>
  catalogue.options
    .filter((row) => {
      const otherQualification = qualifications.has(row.option) && row.qualification !== row.option;
      return otherQualification || (units.has(row.option) && row.unit !== row.option);
    })
    .map((row) => {
      const text = `${row.option} is the code of another qualification or unit. Give the option a code of its own.`;
      return fault("options", row, "option", "option-code-taken", text);
    });

/** Factors times greatest marks make the greatest total of the qualification (calculating linear grades, OCR). */
export const totalsAgree: CatalogueRule = (facts) =>
  facts.catalogue.options.flatMap((row) => {
    const expected = facts.qualifications.get(row.qualification ?? "")?.max_total;
    const total = row.kind === "award" ? maxWeightedMark(facts, row.option) : undefined;
    if (!total || expected === undefined || expected === null) return [];
    if (compare(total, fraction(expected)) === 0) return [];
    const text = `${row.option} makes ${formatFraction(total)}, not ${expected} (max_total). Correct one.`;
    return [fault("options", row, "option", "total-mismatch", text)];
  });

/** However a unit is submitted, it is out of the same mark: its boundaries are one set. */
export const unitTotalsAgree: CatalogueRule = (facts) =>
  facts.catalogue.units.flatMap((unit) => {
    const [first, ...others] = optionsOfUnit(facts, unit.unit);
    const expected = first && maxWeightedMark(facts, first.option);
    if (!expected) return [];
    return others.flatMap((row) => {
      const total = maxWeightedMark(facts, row.option);
      if (!total || compare(total, expected) === 0) return [];
      const text = `${row.option} is out of ${formatFraction(total)}, ${first.option} of ${formatFraction(expected)}. `;
      return [fault("options", row, "option", "unit-totals-differ", `${text}Options of one unit share one total.`)];
    });
  });

/** A factor of nothing would throw marks away. */
export const factorsArePositive: CatalogueRule = ({ catalogue }) =>
  catalogue.option_components
    .filter((row) => parseFraction(row.factor)?.top === 0n)
    .map((row) => fault("option_components", row, "factor", "factor-zero", "The factor is 0. Use a factor above 0."));

/** A pair names two options, the lower code first, so that it is listed once. */
export const pairsAreInOrder: CatalogueRule = ({ catalogue }) =>
  catalogue.barred_pairs.flatMap((row) => {
    if (row.option < row.other_option) return [];
    if (row.option > row.other_option) {
      const text = `Put the lower code first: ${row.other_option}, ${row.option}.`;
      return [fault("barred_pairs", row, "option", "pair-order", text)];
    }
    const text = `${row.option} is barred with itself, so nobody could enter it. Name another option.`;
    return [fault("barred_pairs", row, "other_option", "pair-with-itself", text)];
  });

function wholeness(facts: CatalogueFacts, row: Option): Fault[] {
  const hasComponents = facts.optionComponents.has(row.option);
  const faults: Fault[] = [];
  if (row.kind !== "unit" && row.qualification === null) {
    const text = `${row.option} is ${row.kind} but names no qualification. Fill it in.`;
    faults.push(fault("options", row, "qualification", "option-without-qualification", text));
  }
  if (row.kind === "unit" && row.unit === null) {
    faults.push(fault("options", row, "unit", "option-without-unit", `${row.option} names no unit. Fill it in.`));
  }
  if (row.kind !== "certification" && !hasComponents) {
    const text = `${row.option} has no components, so nothing can be marked. Add them to option_components.csv.`;
    faults.push(fault("options", row, "option", "option-without-components", text));
  }
  return [...faults, ...superfluous(row, hasComponents)];
}

function superfluous(row: Option, hasComponents: boolean): Fault[] {
  const faults: Fault[] = [];
  if (row.kind === "unit" && row.qualification !== null) {
    const text = "A unit option names no qualification: a unit may count towards several. Leave it blank.";
    faults.push(fault("options", row, "qualification", "option-part-unwanted", text));
  }
  if (row.kind !== "unit" && row.unit !== null) {
    const text = `${row.option} is ${row.kind}, so it names no unit. Leave it blank.`;
    faults.push(fault("options", row, "unit", "option-part-unwanted", text));
  }
  if (row.kind === "certification" && hasComponents) {
    const text = `${row.option} is graded from units, so it has no components. Take them out of option_components.csv.`;
    faults.push(fault("options", row, "kind", "certification-with-components", text));
  }
  return faults;
}
