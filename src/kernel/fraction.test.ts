import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  floor,
  formatFraction,
  fraction,
  multiply,
  parseFraction,
  roundHalfUp,
  subtract,
  type Fraction,
} from "./fraction.ts";

const whole = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const fractions = fc
  .tuple(
    whole,
    whole.filter((over) => over !== 0n),
  )
  .map(([top, over]) => fraction(top, over));

test("a fraction is in lowest terms with a positive denominator", () => {
  expect(fraction(6, -4)).toEqual({ top: -3n, over: 2n });
  expect(fraction(0, -7)).toEqual({ top: 0n, over: 1n });
  expect(fraction(5)).toEqual({ top: 5n, over: 1n });
  expect(() => fraction(1, 0)).toThrow(RangeError);
  expect(() => divide(fraction(1), fraction(0))).toThrow(RangeError);
});

test.each<[string, Fraction | undefined]>([
  ["3", fraction(3)],
  ["3/2", fraction(3, 2)],
  ["6/4", fraction(3, 2)],
  ["1.50", fraction(3, 2)],
  ["0.25", fraction(1, 4)],
  ["0", fraction(0)],
  ["1/0", undefined],
  ["-1", undefined],
  [".5", undefined],
  ["1.", undefined],
  ["1e3", undefined],
  ["1 / 2", undefined],
  ["", undefined],
])("reads %j", (text, value) => {
  expect(parseFraction(text)).toEqual(value);
});

test("exact halves go up, at either side of zero", () => {
  const halves = [
    [5, 2],
    [7, 2],
    [-5, 2],
    [1, 2],
    [-1, 2],
    [49, 100],
    [-51, 100],
  ] as const;
  expect(halves.map(([top, over]) => roundHalfUp(fraction(top, over)))).toEqual([3, 4, -2, 1, -0 + 0, 0, -1]);
  expect([fraction(7, 2), fraction(-7, 2), fraction(4)].map(floor)).toEqual([3, -4, 4]);
});

test("the laws of arithmetic hold exactly", () => {
  fc.assert(
    fc.property(fractions, fractions, fractions, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a));
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      expect(subtract(add(a, b), b)).toEqual(a);
      if (b.top !== 0n) expect(divide(multiply(a, b), b)).toEqual(a);
      expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) + 0);
      expect(compare(add(a, c), add(b, c))).toBe(compare(a, b));
    }),
  );
});

test("rounding gives the whole number from half below to under half above; the floor is under one below", () => {
  const small = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 10_000 })).map(([top, over]) => fraction(top, over));
  fc.assert(
    fc.property(small, (value) => {
      const gap = subtract(fraction(roundHalfUp(value)), value);
      expect(compare(gap, fraction(1, 2))).toBeLessThanOrEqual(0);
      expect(compare(gap, fraction(-1, 2))).toBeGreaterThan(0);
      const part = subtract(value, fraction(floor(value)));
      expect(compare(part, fraction(0))).toBeGreaterThanOrEqual(0);
      expect(compare(part, fraction(1))).toBeLessThan(0);
    }),
  );
});

test("what is written is read back", () => {
  const positive = fc.tuple(fc.nat({ max: 999_999_999 }), fc.integer({ min: 1, max: 999_999_999 }));
  fc.assert(
    fc.property(positive, ([top, over]) => {
      expect(parseFraction(formatFraction(fraction(top, over)))).toEqual(fraction(top, over));
    }),
  );
});
