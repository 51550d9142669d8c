import type { OptionRecord } from "#formats/layouts";
import type { CatalogueRow } from "../catalogue.ts";
import type { CatalogueFacts } from "../facts.ts";
import { examTypeOf } from "./exam-types.ts";

/**
 * An option as O5 (JCQ formats for exchange, version 14). Awards and certifications are item C with the certification
 * pair filled, units item U with the unit pair. Result type (inferred): U for uniform marks, B when they have four
 * digits, 3 for a qualification by points, 1 for grades. A first forecast grade is collected for awards only. Not
 * known: the discount code (blank).
 */
export function optionRecord(facts: CatalogueFacts, option: CatalogueRow<"options">, fee: number): OptionRecord {
  const syllabus = syllabusOf(facts, option);
  const pair = examTypeOf(facts, option.option, syllabus);
  const blank = { qualification: "", level: "" };
  const [award, unit] = option.kind === "unit" ? [blank, pair] : [pair, blank];
  const graded = gradedPart(facts, option);
  return {
    type: "O",
    option: option.option,
    syllabus: syllabus?.qualification ?? option.unit ?? "",
    qualification: award.qualification,
    level: award.level,
    item: option.kind === "unit" ? "U" : "C",
    unitQualification: unit.qualification,
    unitLevel: unit.level,
    process: option.process,
    discountCode: "",
    qan: (option.kind === "unit" ? "" : (syllabus?.qan ?? "")).replaceAll("/", ""),
    title: option.title,
    feeDefined: "Y",
    fee,
    firstForecastGradeset: option.kind === "award" ? graded.gradeSet : "",
    secondForecastGradeset: "",
    resultType: graded.resultType,
    firstGradeset: graded.gradeSet,
    secondGradeset: "",
    firstEndorsementGradeset: "",
    secondEndorsementGradeset: "",
    maximumMark: graded.max,
    components: facts.optionComponents.get(option.option)?.length ?? 0,
  };
}

/** The qualification of an option; for a unit, the first of the catalogue that it counts towards. */
export function syllabusOf(
  facts: CatalogueFacts,
  option: CatalogueRow<"options">,
): CatalogueRow<"qualifications"> | undefined {
  if (option.kind !== "unit") return facts.qualifications.get(option.qualification ?? "");
  return facts.catalogue.qualifications.find((row) =>
    (facts.unitsOfQualification.get(row.qualification) ?? []).some((part) => part.unit === option.unit),
  );
}

type Graded = { readonly gradeSet: string; readonly max: number | null; readonly resultType: string };

function gradedPart(facts: CatalogueFacts, option: CatalogueRow<"options">): Graded {
  const unit = option.kind === "unit" ? facts.units.get(option.unit ?? "") : undefined;
  if (unit) return { gradeSet: unit.grade_set, max: unit.max_uniform, resultType: resultTypeOf(unit.scheme) };
  const award = facts.qualifications.get(option.qualification ?? "");
  if (!award) return { gradeSet: "", max: null, resultType: "1" };
  return { gradeSet: award.grade_set, max: award.max_total, resultType: resultTypeOf(award.scheme) };
}

/**
 * The result type that the result files of the option will have, so that a school's system can read them: C
 * marks with a grade, B uniform marks with a grade, 3 grades from points or claims.
 */
function resultTypeOf(scheme: "linear" | "gce" | "nationals" | "points" | "claim"): string {
  switch (scheme) {
    case "linear":
      return "C";
    case "gce":
    case "nationals":
      return "B";
    case "points":
    case "claim":
      return "3";
  }
}
