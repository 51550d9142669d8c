import { add, formatFraction, type Fraction, fraction, multiply, parseFraction, roundHalfUp } from "#kernel";
import type { ExplainedComponent, ExplainedMovement, ExplanationFacts } from "./facts.ts";
import { type ComponentExplanation, mustAgree, type TotalExplanation } from "./explanation.ts";

/** The marks of each component, what they are multiplied by, and how each mark was reached. */
export function explainComponents({ components, result }: ExplanationFacts): readonly ComponentExplanation[] {
  return components.map((component, at) =>
    componentExplanation(component, result.marks?.[at] ?? null, result.status === "pending"),
  );
}

function componentExplanation(part: ExplainedComponent, mark: number | null, pending: boolean): ComponentExplanation {
  const { component, title, maxMark, factor, movements } = part;
  const weighted = mark === null ? null : formatFraction(multiply(factorOf(part), fraction(mark)));
  const sum = movements.reduce((total, each) => total + each.change, 0);
  const counts = part.status === "marked" || part.status === "incomplete";
  const now = counts && maxMark !== null ? sum : null;
  return {
    component,
    title,
    mark,
    maxMark,
    factor,
    weighted,
    words: mark !== null || maxMark === null ? null : workWords(part.status, pending),
    movements: movements.map((movement, at) => movementWords(movement, movements.slice(0, at + 1), maxMark)),
    changedSince: maxMark !== null && part.status !== undefined && now !== mark,
  };
}

/**
 * The weighted total, exactly and rounded. Throws ExplanationFault when the result says otherwise.
 * Source: OCR, Calculating linear grades; where a fraction is rounded is the board's setting of the family.
 */
export function explainTotal(facts: ExplanationFacts): TotalExplanation | null {
  const { components, result, rounding } = facts;
  if (result.total === null || result.marks === null) return null;
  const weighted = components.map((part, at) => multiply(factorOf(part), fraction(result.marks?.[at] ?? 0)));
  const maxima = components.map((part) => multiply(factorOf(part), fraction(part.maxMark ?? 0)));
  const [exact, total, max] = [
    weighted.reduce(add, fraction(0)),
    rounded(weighted, rounding),
    rounded(maxima, rounding),
  ];
  mustAgree("a total of", result.total, total);
  return { exact: formatFraction(exact), total, max, sentence: totalSentence(weighted, exact, total, max, rounding) };
}

function totalSentence(
  weighted: readonly Fraction[],
  exact: Fraction,
  total: number,
  max: number,
  rounding: "total" | "component",
): string {
  const sum = weighted.length === 1 ? "" : `${weighted.map(formatFraction).join(" + ")} = `;
  if (rounding === "component" && weighted.some((mark) => mark.over !== 1n)) {
    return (
      `${weighted.map((mark) => `${formatFraction(mark)} (${roundHalfUp(mark)})`).join(" + ")}, ` +
      "each rounded to the nearest whole mark, " +
      `halves up: ${total} of ${max}.`
    );
  }
  if (exact.over === 1n) return `${sum}${total} of ${max}.`;
  return `${sum}${formatFraction(exact)}, rounded to the nearest whole mark, halves up: ${total} of ${max}.`;
}

function rounded(marks: readonly Fraction[], rounding: "total" | "component"): number {
  const added = rounding === "component" ? marks.map((mark) => fraction(roundHalfUp(mark))) : marks;
  return roundHalfUp(added.reduce(add, fraction(0)));
}

function factorOf({ factor }: ExplainedComponent): Fraction {
  const value = parseFraction(factor);
  if (!value) throw new RangeError(`The factor ${factor} is not a fraction.`);
  return value;
}

const causes: Readonly<Record<string, string>> = {
  raw: "First mark",
  correction: "Corrected",
  moderation: "Moderated",
  "special-consideration": "Special consideration",
  scaling: "Marker's marks scaled",
  review: "Reviewed",
  hold: "Mark",
  release: "No longer on hold",
};

function movementWords(
  { change, status, grade, cause }: ExplainedMovement,
  until: readonly ExplainedMovement[],
  maxMark: number | null,
): string {
  const what = `${causes[cause] ?? cause}${status === "incomplete" ? ", work not complete" : ""}`;
  if (status === "absent") return `${what}: absent`;
  if (status !== "marked" && status !== "incomplete") {
    return `${what}: ${workWords(status, true).toLowerCase().replace(/\.$/, "")}`;
  }
  if (grade !== null || maxMark === null) return `${what}: grade ${grade ?? "not given"}`;
  const now = until.reduce((sum, each) => sum + each.change, 0);
  if (until.length === 1) return `${what}: ${now}`;
  return `${what}: ${change > 0 ? "+" : change < 0 ? "−" : "±"}${Math.abs(change)}, making ${now}`;
}

function workWords(status: string | undefined, pending: boolean): string {
  switch (status) {
    case "absent":
      return "Absent.";
    case "withdrawn":
      return "Withdrawn.";
    case "pending":
      return "On hold: the board is checking the work.";
    default:
      return pending ? "No mark yet." : "No work was marked.";
  }
}
