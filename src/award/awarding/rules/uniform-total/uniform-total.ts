import { gradeAt, type Boundary } from "../boundaries/index.ts";
import { type UnitResult, type Valuation } from "../combination/index.ts";
import { decidingUnits, earnsAStar, type DecidingUnits } from "../legacy-a-star/index.ts";
import { rankIn } from "../points/index.ts";

/** What a unit is worth in a qualification graded on the sum of uniform marks. */
export type UniformWorth = { readonly uniformMax: number; readonly secondYear: boolean };

/** How a qualification on uniform marks is graded. */
export type UniformRules = {
  /** Least uniform total of each grade, best first. With `aStar`, a row for A* is left aside: A* has its own rule. */
  readonly thresholds: readonly Boundary[];
  /** Whether the qualification has the legacy A*. */
  readonly aStar: boolean;
  readonly deciding?: DecidingUnits;
  readonly units: ReadonlyMap<string, UniformWorth>;
};

/** The grade of the uniform total, A* by its own rule. Source: OCR, Calculating unitised grades. */
export function uniformGrade(rules: UniformRules, units: readonly Pick<UnitResult, "unit" | "value">[]): string {
  const thresholds = plainThresholds(rules);
  const grade = gradeAt(
    thresholds,
    units.reduce((sum, unit) => sum + unit.value, 0),
  );
  const best = thresholds[0];
  if (!rules.aStar || best?.grade !== "A") return grade;
  const counted = units.map(({ unit, value }) => {
    const { uniformMax, secondYear } = worthOf(rules, unit);
    return { unit, uniform: value, uniformMax, secondYear };
  });
  return earnsAStar(counted, best.mark, rules.deciding) ? "A*" : grade;
}

/** How a combination of unit results is valued on uniform marks. */
export function uniformValuation(rules: UniformRules): Valuation<UnitResult> {
  return {
    kindOf: ({ unit }) => (rules.aStar ? aStarKind(rules, unit) : "any"),
    gradeOf: (results) => {
      const grade = uniformGrade(rules, results);
      return { grade, rank: grade === "A*" && rules.aStar ? 0 : rankIn(plainThresholds(rules), grade) };
    },
  };
}

/** Units that weigh differently in the A* rule are of different kinds. */
function aStarKind(rules: UniformRules, unit: string): string {
  const { uniformMax, secondYear } = worthOf(rules, unit);
  const deciding = rules.deciding ?? decidingUnits.usual;
  const named = deciding.kind === "named" && deciding.units.includes(unit) ? unit : "";
  return `${secondYear} ${uniformMax} ${named}`;
}

function plainThresholds({ thresholds, aStar }: UniformRules): readonly Boundary[] {
  return aStar ? thresholds.filter((threshold) => threshold.grade !== "A*") : thresholds;
}

function worthOf(rules: UniformRules, unit: string): UniformWorth {
  return rules.units.get(unit) ?? { uniformMax: 0, secondYear: false };
}
