import { add, fraction, multiply, roundHalfUp, type Fraction } from "#kernel";
import { gradeAt, type Boundary } from "../boundaries/boundary.ts";

/** What is known of a candidate's work for one component. Anything but `marked` and `pending` is missing work. */
export type ComponentWork =
  | { readonly status: "marked"; readonly mark: number }
  | { readonly status: "absent" | "withdrawn" | "pending" };

/** A component's work and the exact factor its raw mark is multiplied by. */
export type WeightedWork = { readonly factor: Fraction; readonly work: ComponentWork };

/** Where a weighted mark that is not whole is rounded. Unknown in the sources; `total`, once, is recommended. */
export type Rounding = "total" | "component";

/** The total, or why there is none: X no result, Q pending. */
export type LinearTotal =
  | { readonly status: "totalled"; readonly total: number; readonly partialAbsence: boolean }
  | { readonly status: "no-result" }
  | { readonly status: "pending" };

/** The result of an award or a unit graded from its own components. */
export type LinearResult =
  | { readonly status: "graded"; readonly grade: string; readonly total: number; readonly partialAbsence: boolean }
  | { readonly status: "no-result" }
  | { readonly status: "pending" };

/**
 * The weighted total. Q while any component is pending; X when all work is missing; # and zero for missing work when
 * some is there. Source: OCR, Calculating linear grades; result indicators of OCR post-results services. That
 * withdrawn work counts as missing work is inferred. Incomplete work has a mark, and it stands: give it as marked.
 */
export function linearTotal(components: readonly WeightedWork[], rounding: Rounding): LinearTotal {
  if (components.some(({ work }) => work.status === "pending")) return { status: "pending" };
  const weighted = components.flatMap(({ factor, work }) =>
    work.status === "marked" ? [multiply(factor, fraction(work.mark))] : [],
  );
  if (weighted.length === 0) return { status: "no-result" };
  const partialAbsence = weighted.length < components.length;
  return { status: "totalled", total: rounded(weighted, rounding), partialAbsence };
}

/** The grade of the total against the boundaries, best first; U below the lowest. */
export function linearResult(
  components: readonly WeightedWork[],
  rounding: Rounding,
  boundaries: readonly Boundary[],
): LinearResult {
  const total = linearTotal(components, rounding);
  if (total.status !== "totalled") return total;
  return { ...total, status: "graded", grade: gradeAt(boundaries, total.total) };
}

/** The factor of a component: its maximum weighted mark over its maximum raw mark. Source: as above. */
export function weightingFactor(weightedMax: number, rawMax: number): Fraction {
  return fraction(weightedMax, rawMax);
}

function rounded(weighted: readonly Fraction[], rounding: Rounding): number {
  const marks = rounding === "component" ? weighted.map((mark) => fraction(roundHalfUp(mark))) : weighted;
  return roundHalfUp(marks.reduce(add, fraction(0)));
}
