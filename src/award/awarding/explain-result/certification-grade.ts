import { unclassified } from "../rules/boundaries/boundary.ts";
import { count, explainGrade, type Noun } from "./explain-grade.ts";
import { explainUnits, gradeOfUnits, rulesMakeItU, secondYearOf } from "./explain-units.ts";
import { type GradeExplanation, mustAgree } from "./explanation.ts";
import type { ExplanationFacts } from "./facts.ts";

/**
 * How the units that counted became the grade of the award. Throws ExplanationFault when they come to another total or
 * grade than the result says.
 */
export function certificationGrade(facts: ExplanationFacts, stored: string): GradeExplanation {
  const { qualification, result, grades } = facts;
  if (!qualification) throw new RangeError("A certification without its qualification.");
  const [value, noun]: readonly [number, Noun] =
    qualification.scheme === "points" ? [result.points ?? 0, "point"] : [result.uniform ?? 0, "uniform mark"];
  const units = explainUnits(qualification, result.units ?? []);
  mustAgree(
    "a total of",
    value,
    units.counted.reduce((sum, unit) => sum + (unit.value ?? 0), 0),
  );
  mustAgree("grade", stored, gradeOfUnits(qualification, result.units ?? []));
  const story = explainGrade(
    value,
    qualification.thresholds.filter((each) => !(qualification.aStar && each.grade === "A*")),
    grades,
    noun,
    qualification.aStar ? ". A* has a rule of its own." : undefined,
  );
  if (qualification.aStar) return withAStar(story, facts, stored);
  return rulesMakeItU(qualification, result.units ?? []) ? ruledOut(story, noun) : story;
}

/** A* of a legacy A level has a row of its own: grade A, and a share of the second-year units. */
function withAStar(story: GradeExplanation, { result, qualification, grades }: ExplanationFacts, stored: string) {
  const best = story.boundaries[0];
  const counted = (result.units ?? []).filter((unit) => unit.counted);
  const needs = qualification && secondYearOf(qualification, counted);
  if (best?.grade !== "A" || !needs || needs.max === 0) return story;
  const also = `and ${needs.asked} of ${needs.max} uniform marks of the second-year units`;
  const boundaries = [{ ...best, grade: "A*", reached: stored === "A*", also }, ...story.boundaries];
  if (stored !== "A*") return { ...story, boundaries };
  return {
    ...story,
    boundaries,
    grade: stored,
    label: labelOf(grades, stored),
    sentence: `${story.sentence} The second-year units raise it to A*.`,
  };
}

/** Points cannot help: too many units are near passes or unclassified, so nothing is said of the points that lack. */
function ruledOut(story: GradeExplanation, noun: Noun): GradeExplanation {
  const enough = story.grade === unclassified ? "" : ` would be enough for grade ${story.grade}, but they`;
  return {
    ...story,
    grade: unclassified,
    label: "Unclassified",
    above: null,
    next: null,
    sentence:
      `${count(story.value, noun)}${enough} do not decide this award: ` +
      `the rules on near passes and unclassified units make it ${unclassified}.`,
  };
}

/** The words of a grade, such as `Distinction`. */
export function labelOf(grades: ExplanationFacts["grades"], grade: string): string {
  return grades.find((each) => each.grade === grade)?.label ?? grade;
}
