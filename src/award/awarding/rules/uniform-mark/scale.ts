/** How raw marks of a unit become uniform marks. */
export type UniformScheme = "gce" | "nationals";

/** A grade's fixed share of the maximum uniform mark, in percent. Never set by a committee. */
export type UniformShare = { readonly grade: string; readonly percent: number };

/**
 * The usual shares of each scheme, best first. A board's catalogue has its own. Source: OCR GCE unit tables 2012 to
 * 2014; Cambridge Nationals totals.
 */
export const uniformShares: Readonly<Record<UniformScheme, readonly UniformShare[]>> = {
  gce: sharesInTens("A*", "A", "B", "C", "D", "E"),
  nationals: sharesInTens("*2", "D2", "M2", "P2", "D1", "M1", "P1"),
};

/** The grade that a unit may do without: only second-year GCE units have an A* boundary. */
export const optionalGrade: Readonly<Record<UniformScheme, string | undefined>> = { gce: "A*", nationals: undefined };

/** The share of the notional N, the extra point below grade E of a GCE unit. Source: Pearson conversion tables. */
export const notionalPercent = 30;

function sharesInTens(...grades: readonly string[]): readonly UniformShare[] {
  return grades.map((grade, at) => ({ grade, percent: 90 - 10 * at }));
}
