import fc from "fast-check";
import { expect, test } from "vitest";
import { feeYearOfDay, feeYearOfSeries } from "../series.ts";
import { type Price, priceOf } from "./price.ts";
import { vatOf, type VatRate } from "./vat.ts";

const price = (fee: number, more: Partial<Price> = {}): Price => ({
  year: 2026,
  service: "review",
  family: null,
  series: null,
  option: null,
  title: "Review",
  per: "component",
  fee,
  ...more,
});
const list = [
  price(100),
  price(90, { year: 2025 }),
  price(80, { family: "GCSE" }),
  price(70, { series: "6A26" }),
  price(60, { series: "6A26", family: "GCSE" }),
  price(4000, { service: "entry", series: "6A26", family: "GCSE", option: "J277" }),
];

test.each([
  ["the general price", null, null, "2026-01-01", 100],
  ["that of the family", "1A26", "GCSE", "2026-01-01", 80],
  ["that of the series before it", "6A26", "GCE", "2026-01-01", 70],
  ["that of both", "6A26", "GCSE", "2026-01-01", 60],
  ["that of the series on a day of the next list", "6A26", null, "2026-09-01", 70],
  ["the first day of a list", null, null, "2025-08-01", 100],
  ["the last day of the one before", null, null, "2025-07-31", 90],
  ["the last day of a list", null, null, "2026-07-31", 100],
  ["none when no list has it", null, null, "2026-08-01", undefined],
])("%s", (_title, series, family, day, fee) => {
  expect(priceOf(list, { service: "review" }, series, family, day)?.fee).toBe(fee);
});

test("an entry is priced by its option, and another service by no option", () => {
  const of = (service: string, option: string) => priceOf(list, { service, option }, "6A26", "GCSE", "2026-01-01")?.fee;
  expect([of("entry", "J277"), of("entry", "J278"), of("review", "J277"), of("appeal", "J277")]).toEqual([
    4000,
    undefined,
    60,
    undefined,
  ]);
});

test("the order of a list does not matter", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
      const ask = (prices: readonly Price[]) => priceOf(prices, { service: "review" }, "6A26", "GCSE", "2026-01-01");
      expect(ask(shuffled)).toEqual(ask(list));
    }),
  );
});

test("a series and the first day of its month are in the same list", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const day = `${year}-${String(month).padStart(2, "0")}-01`;
      expect(feeYearOfDay(day)).toBe(feeYearOfSeries({ year, month }));
    }),
  );
});

const rate = (service: string | null, from_day: string, percent: number): VatRate => ({
  service,
  from_day,
  treatment: percent === 0 ? "exempt" : "standard",
  percent,
});
const rates = [rate(null, "2024-08-01", 0), rate("statement", "2025-08-01", 20), rate("statement", "2024-08-01", 10)];

test.each([
  ["statement", "2026-01-01", 20],
  ["statement", "2025-07-31", 10],
  ["entry", "2026-01-01", 0],
  ["entry", "2024-07-31", undefined],
])("VAT on %s on %s is %s percent", (service, day, percent) => {
  expect(vatOf(rates, service, day)?.percent).toBe(percent);
});
