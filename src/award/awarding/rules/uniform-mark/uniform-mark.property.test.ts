import fc from "fast-check";
import { expect, test } from "vitest";
import { fraction, roundHalfUp } from "#kernel";
import {
  conversionOf,
  conversionTable,
  leastRawFor,
  knotsOf,
  uniformShares,
  type Converted,
  type UniformUnit,
} from "./index.ts";

const units = fc
  .record({
    scheme: fc.constantFrom("gce" as const, "nationals" as const),
    second: fc.boolean(),
    marks: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 7, maxLength: 7 }),
    above: fc.integer({ min: 1, max: 60 }),
    maxUniform: fc.integer({ min: 20, max: 400 }),
    notional: fc.constantFrom("default" as const, "none" as const),
  })
  .map(({ scheme, second, marks, above, maxUniform, notional }): UniformUnit => {
    const falling = marks.toSorted((a, b) => b - a);
    const grades = uniformShares[scheme].map((share) => share.grade).slice(scheme === "gce" && !second ? 1 : 0);
    const boundaries = grades.map((grade, at) => ({ grade, mark: falling[at] ?? 0 }));
    return { scheme, maxRaw: (falling[0] ?? 0) + above, maxUniform, boundaries, notional };
  });

test("uniform marks and grades never fall as the raw mark rises, from 0 at 0 to the maximum at the maximum", () => {
  fc.assert(
    fc.property(units, (unit) => {
      const table = tableOf(unit);
      expect(table).toHaveLength(unit.maxRaw + 1);
      expect(table[0]).toEqual({ raw: 0, uniform: 0, grade: "U" });
      expect(table.at(-1)).toMatchObject({ uniform: unit.maxUniform, grade: unit.boundaries[0]?.grade });
      for (const [at, { uniform }] of table.entries()) {
        expect(Number.isSafeInteger(uniform)).toBe(true);
        expect(uniform).toBeGreaterThanOrEqual(table[at - 1]?.uniform ?? 0);
      }
    }),
  );
});

test("a boundary mark earns exactly its threshold, rounded half up, and the mark below it the grade below", () => {
  fc.assert(
    fc.property(units, (unit) => {
      const table = tableOf(unit);
      for (const [at, { grade, mark }] of unit.boundaries.entries()) {
        const percent = uniformShares[unit.scheme].find((share) => share.grade === grade)?.percent ?? 0;
        const uniform = roundHalfUp(fraction(percent * unit.maxUniform, 100));
        expect(table[mark]).toEqual({ raw: mark, uniform, grade });
        expect(table[mark - 1]?.grade).toBe(unit.boundaries[at + 1]?.grade ?? "U");
      }
    }),
  );
});

test("every mark lies on the straight line between the points around it, worked out with fractions", () => {
  fc.assert(
    fc.property(units, (unit) => {
      const knots = knotsOf(unit);
      for (const { raw, uniform } of tableOf(unit)) {
        const right = knots.find((knot) => knot.raw >= raw);
        const left = knots.findLast((knot) => knot.raw < raw);
        if (!right || !left) continue;
        const run = right.raw - left.raw;
        const top = left.hundredths * run + (raw - left.raw) * (right.hundredths - left.hundredths);
        expect(uniform).toBe(roundHalfUp(fraction(top, 100 * run)));
      }
    }),
  );
});

test("the inverse is the least raw mark that reaches the target", () => {
  fc.assert(
    fc.property(units, fc.nat({ max: 400 }), (unit, target) => {
      const conversion = conversionOf(unit);
      const found = conversion.ok ? leastRawFor(conversion.value, target) : -1;
      expect(found).toBe(tableOf(unit).find(({ uniform }) => uniform >= target)?.raw);
    }),
  );
});

function tableOf(unit: UniformUnit): readonly Converted[] {
  const table = conversionTable(unit);
  if (!table.ok) throw new Error(JSON.stringify(table.refusals));
  return table.value;
}
