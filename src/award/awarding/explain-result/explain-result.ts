import type { ExplainedQualification, ExplanationFacts, StatedBoundary, StoredUnit } from "./facts.ts";
import { certificationGrade, labelOf } from "./certification-grade.ts";
import { explainGrade } from "./explain-grade.ts";
import { explainComponents, explainTotal } from "./explain-marks.ts";
import { explainUniform } from "./explain-uniform.ts";
import { explainUnits, ruleSentences } from "./explain-units.ts";
import {
  type Explanation,
  type GradeExplanation,
  mustAgree,
  type TotalExplanation,
  type UniformExplanation,
} from "./explanation.ts";

/**
 * The full explanation of one version of a result, worked out again from its marks or units. Throws ExplanationFault if
 * it does not end at the stored total, uniform mark, points or grade: that is a fault and is never shown.
 */
export function explainResult(facts: ExplanationFacts): Explanation {
  const { result } = facts;
  const total = explainTotal(facts);
  const uniform = uniformExplanation(facts, total);
  const grade = gradeExplanation(facts, total);
  const stored = result.units ?? [];
  const units =
    facts.qualification && result.kind === "certification" ? explainUnits(facts.qualification, stored) : null;
  return {
    headline: headlineOf(facts, total),
    components: explainComponents(facts),
    total,
    grade,
    uniform,
    units,
    rules:
      facts.qualification && result.status === "graded"
        ? ruleSentences(facts.qualification, stored, result.grade ?? "")
        : pointsSentence(facts),
    indicators: indicatorsOf(facts),
    sources: sourcesOf(facts),
  };
}

function uniformExplanation(
  { unit, boundaries, result }: ExplanationFacts,
  total: TotalExplanation | null,
): UniformExplanation | null {
  if (!unit || !total || (unit.scheme !== "gce" && unit.scheme !== "nationals")) return null;
  return explainUniform(unit, boundaries, total.total, total.max, result.uniform);
}

function gradeExplanation(facts: ExplanationFacts, total: TotalExplanation | null): GradeExplanation | null {
  const { result, qualification, grades, boundaries, unit } = facts;
  if (result.status !== "graded" || result.grade === null) return null;
  if (qualification && result.kind === "certification") return certificationGrade(facts, result.grade);
  if (!total) return claimedGrade(facts, result.grade);
  const story = explainGrade(total.total, boundaries, grades, "mark");
  mustAgree("grade", result.grade, story.grade);
  if (unit && unit.scheme === "points")
    mustAgree(
      "points of",
      result.points,
      unit.points.find((row) => row.glh === unit.glh && row.grade === story.grade)?.points ?? 0,
    );
  return story;
}

function claimedGrade({ grades }: ExplanationFacts, grade: string): GradeExplanation {
  return {
    grade,
    label: labelOf(grades, grade),
    value: 0,
    boundaries: [],
    above: null,
    next: null,
    sentence: `The centre claimed grade ${grade} for this unit.`,
  };
}

function headlineOf({ result, qualification, unit }: ExplanationFacts, total: TotalExplanation | null): string {
  switch (result.status) {
    case "pending":
      return "The result is pending.";
    case "no-result":
      return "There is no result.";
    case "graded": {
      const worth = [
        total ? `${total.total} of ${total.max} marks` : "",
        result.uniform === null
          ? ""
          : `${result.uniform} of ${unit?.maxUniform ?? qualification?.maxTotal ?? 0} uniform marks`,
        result.points === null ? "" : `${result.points} points`,
      ].filter((text) => text !== "");
      return `Grade ${result.grade}${worth.length > 0 ? `, with ${worth.join(" and ")}` : ""}.`;
    }
  }
}

function indicatorsOf({ result, qualification }: ExplanationFacts): Explanation["indicators"] {
  if (result.status === "pending") {
    const why =
      result.kind === "certification"
        ? "a unit that it could use has no result yet or is being checked"
        : "a mark is on hold or missing";
    return [{ sign: "Q", words: `Q: the result is pending, because ${why}.` }];
  }
  if (result.status === "no-result") {
    const why =
      qualification && result.kind === "certification"
        ? whyNoAward(qualification, result.units ?? [])
        : "no work was done for any part";
    return [{ sign: "X", words: `X: there is no result, because ${why}.` }];
  }
  if (!result.partialAbsence) return [];
  return [
    { sign: "#", words: "#: some of the work was not done. It counts as zero, and the grade comes from the rest." },
  ];
}

function whyNoAward(qualification: ExplainedQualification, stored: readonly StoredUnit[]): string {
  const { missing } = explainUnits(qualification, stored);
  if (missing.length > 0) return `units that the award needs were not taken (${missing.join(", ")})`;
  return "the candidate was absent from every unit";
}

/** What each grade of a unit is worth in points: the table behind its figure. */
function pointsSentence({ unit, result }: ExplanationFacts): readonly string[] {
  if (!unit || result.points === null || unit.points.length === 0) return [];
  const worth = unit.points.map(({ grade, points }) => `${grade} ${points}`).join(", ");
  return [
    `Points of a unit of ${unit.glh ?? 0} guided learning hours by grade: ${worth}. This result has ${result.points}.`,
  ];
}

function whereFiguresAreFrom(stated: readonly StatedBoundary[]): string {
  const from = (status: StatedBoundary["status"]) => stated.some((boundary) => boundary.status === status);
  if (from("sample")) return "These boundaries are made up for the demonstration.";
  if (from("second-hand")) return "The boundaries were published, and we have them from somebody else's copy.";
  return "The boundaries are published figures.";
}

function sourcesOf({ result, ruleVersion, boundaries, qualification, option }: ExplanationFacts): readonly string[] {
  const stated = qualification ? qualification.thresholds : boundaries;
  const figures = stated.length === 0 ? [] : [whereFiguresAreFrom(stated)];
  return [
    `This is version ${result.version} of the result for ${option.option} ${option.title} in ${option.seriesTitle}. It ` +
      `was worked out with version ${ruleVersion} of the rules.`,
    ...figures,
  ];
}
