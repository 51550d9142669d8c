import { add, type Fraction, fraction, multiply, roundHalfUp } from "#kernel";

/** A component as it adds to a total: its maximum raw mark and its factor as a fraction. */
export type PartOfTotal = { readonly max: number | null; readonly top: number; readonly over: number };

/** The maximum total of an option, rounded where its family rounds; null when there are no marks to add. */
export function maxTotal(parts: readonly PartOfTotal[], rounding: string): number | null {
  if (parts.length === 0 || parts.some((part) => part.max === null)) return null;
  const weighted = parts.map(({ max, top, over }) => multiply(fraction(max ?? 0), fraction(top, over)));
  const kept = rounding === "component" ? weighted.map((mark): Fraction => fraction(roundHalfUp(mark))) : weighted;
  return roundHalfUp(kept.reduce(add, fraction(0)));
}
