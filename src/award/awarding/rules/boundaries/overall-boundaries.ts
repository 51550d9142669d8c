import { add, fraction, multiply, ok, roundHalfUp, type Decision, type Fraction } from "#kernel";
import { boundaryMissing } from "../refusals.ts";
import type { Boundary } from "./boundary.ts";
import { letterBoundaries } from "./unit-grades.ts";

/** The judged boundaries of one component and the factor its raw marks are multiplied by. */
export type ComponentJudged = { readonly factor: Fraction; readonly boundaries: readonly Boundary[] };

/**
 * Overall boundaries of a linear A level or AS: A*, A and E are the weighted sums of the components'; B, C and D are
 * spaced between the overall A and E and are not sums. A* only when every component has one. A sum that is not whole is
 * rounded half up (inferred). Refused: a component without A or E, no room. Source: 29 of 29 OCR A level cases.
 */
export function overallBoundaries(components: readonly ComponentJudged[]): Decision<readonly Boundary[]> {
  const [star, a, e] = [weightedSum(components, "A*"), weightedSum(components, "A"), weightedSum(components, "E")];
  if (a === undefined || e === undefined) return boundaryMissing.refuse();
  const letters = letterBoundaries(a, e);
  if (!letters.ok || star === undefined) return letters;
  return ok([{ grade: "A*", mark: star }, ...letters.value]);
}

function weightedSum(components: readonly ComponentJudged[], grade: string): number | undefined {
  let sum = fraction(0);
  for (const { factor, boundaries } of components) {
    const boundary = boundaries.find((each) => each.grade === grade);
    if (!boundary) return undefined;
    sum = add(sum, multiply(factor, fraction(boundary.mark)));
  }
  return components.length === 0 ? undefined : roundHalfUp(sum);
}
