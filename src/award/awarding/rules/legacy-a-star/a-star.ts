/** A unit that counts towards a legacy A level. */
export type CountedUnit = {
  readonly unit: string;
  readonly uniform: number;
  readonly uniformMax: number;
  readonly secondYear: boolean;
};

/** Which second-year units decide A*: all of them, named ones (Mathematics), or the best few (Further Mathematics). */
export type DecidingUnits =
  | { readonly kind: "all" }
  | { readonly kind: "named"; readonly units: readonly string[] }
  | { readonly kind: "best"; readonly count: number };

/** Each title's own rule. Source: OCR, Calculating A Level A*; Pearson, A* in mathematics. */
export const decidingUnits = {
  usual: { kind: "all" },
  mathematics: { kind: "named", units: ["C3", "C4"] },
  furtherMathematics: { kind: "best", count: 3 },
} as const satisfies Readonly<Record<string, DecidingUnits>>;

/**
 * Whether a legacy A level earns A*: grade A overall, and at least 90 percent of the uniform marks of the deciding
 * second-year units added together. Never without second-year units, so never for AS.
 * Source: OCR, Calculating A Level A*; 13 published examples.
 */
export function earnsAStar(
  units: readonly CountedUnit[],
  minimumForA: number,
  deciding: DecidingUnits = decidingUnits.usual,
): boolean {
  const total = sum(units.map((unit) => unit.uniform));
  const chosen = decidingOf(
    units.filter((unit) => unit.secondYear),
    deciding,
  );
  if (total < minimumForA || chosen.length === 0) return false;
  return 100 * sum(chosen.map((unit) => unit.uniform)) >= 90 * sum(chosen.map((unit) => unit.uniformMax));
}

/** Nothing when a named unit is lacking or there are too few for the best few: then there is no A*. */
function decidingOf(secondYear: readonly CountedUnit[], deciding: DecidingUnits): readonly CountedUnit[] {
  switch (deciding.kind) {
    case "all":
      return secondYear;
    case "named": {
      const named = secondYear.filter(({ unit }) => deciding.units.includes(unit));
      return named.length === deciding.units.length ? named : [];
    }
    case "best": {
      const best = secondYear.toSorted((a, b) => b.uniform * a.uniformMax - a.uniform * b.uniformMax);
      return best.length >= deciding.count ? best.slice(0, deciding.count) : [];
    }
  }
}

function sum(marks: readonly number[]): number {
  return marks.reduce((total, mark) => total + mark, 0);
}
