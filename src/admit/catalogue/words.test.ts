import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBoardTime } from "#kernel";
import { academicYearOf, compareSeries, formatAcademicYear } from "./series.ts";
import { catalogueFacts, maxWeightedMark, ranksOf, type CatalogueFacts } from "./facts.ts";
import { deadlineStageAt, findKeyDate, findMarksDue, type KeyDateKind } from "./deadlines.ts";
import type { CatalogueRow } from "./catalogue.ts";
import { describeOption, findBar, findFamily, isOffered, optionsOffered } from "./options.ts";
import { readCatalogue } from "./read-catalogue/read-catalogue.ts";
import { smallCatalogueBytes } from "./read-catalogue/small-catalogue.ts";

const facts = smallFacts();

function smallFacts(): CatalogueFacts {
  const found = readCatalogue(smallCatalogueBytes());
  if (!found.ok) throw new Error("The small catalogue is good.");
  return catalogueFacts(found.value);
}

test.each([
  ["1A26", "6A26", -1],
  ["BA25", "1A26", -1],
  ["BA25", "6A25", 1],
  ["9A25", "BA25", -1],
  ["AA25", "BA25", -1],
  ["6B26", "6A26", 1],
  ["6A26", "6A26", 0],
])("%s compared with %s", (a, b, expected) => {
  expect(compareSeries(a, b)).toBe(expected);
});

test("series are ordered by year, then month, exactly", () => {
  const series = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) });
  const code = (each: { year: number; month: number }) =>
    `${each.month.toString(16).toUpperCase()}A${String(each.year % 100).padStart(2, "0")}`;
  fc.assert(
    fc.property(series, series, (a, b) => {
      expect(compareSeries(code(a), code(b))).toBe(Math.sign(a.year * 12 + a.month - b.year * 12 - b.month));
    }),
  );
});

test.each([
  [8, 2026, "2025/26"],
  [9, 2025, "2025/26"],
  [11, 2025, "2025/26"],
  [1, 2000, "1999/00"],
  [9, 1999, "1999/00"],
])("month %i of %i is in %s", (month, year, expected) => {
  expect(formatAcademicYear(academicYearOf({ month, year }))).toBe(expected);
});

test("options of a series, their families and descriptions", () => {
  expect(optionsOffered(facts, "6A26").map((each) => `${each.option.option} ${each.fee}`)).toEqual([
    "Q001 4000",
    "U001A 2000",
    "U001B 2000",
    "U002 2000",
    "V001 0",
    "Q003 9000",
  ]);
  expect(optionsOffered(facts, "6A99")).toEqual([]);
  expect([isOffered(facts, "1A26", "V002"), isOffered(facts, "1A26", "Q001")]).toEqual([true, false]);
  expect(findFamily(facts, "U001A")?.family).toBe("GCSE");
  expect(findFamily(facts, "Q003")?.family).toBe("TECH");
  expect(findFamily(facts, "none")).toBeUndefined();
  expect(describeOption(facts, "U001A")).toBe("One by upload (In units, U001A)");
  expect(describeOption(facts, "none")).toBe("none");
});

test("options are barred in both directions", () => {
  expect(findBar(facts, "U001B", "U001A")).toEqual(findBar(facts, "U001A", "U001B"));
  expect(findBar(facts, "U001A", "U001B")?.scope).toBe("S");
  expect(findBar(facts, "U001A", "U002")).toBeUndefined();
});

test("maximum weighted marks are exact, and claims have none", () => {
  expect(maxWeightedMark(facts, "Q001")).toEqual({ top: 125n, over: 1n });
  expect(maxWeightedMark(facts, "V001")).toBeUndefined();
  expect(maxWeightedMark(facts, "Q002")).toBeUndefined();
  expect([...ranksOf(facts, "AB")]).toEqual([
    ["A", 1],
    ["B", 2],
    ["U", 3],
  ]);
});

test.each([
  ["2026-02-21T23:59:59Z", "on-time"],
  ["2026-02-22T00:00:00Z", "late"],
  ["2026-03-21T23:59:59Z", "late"],
  ["2026-03-22T00:00:00Z", "very-late"],
  ["2026-08-12T22:59:59Z", "very-late"],
  ["2026-08-12T23:00:00Z", "closed"],
])("at %s an entry is %s", (at, expected) => {
  const stage = deadlineStageAt(facts.catalogue.key_dates, "6A26", "GCSE", Temporal.Instant.from(at));
  expect(stage).toBe(expected);
});

test("a date that is not set leaves its stage out; with no dates at all, entries are closed", () => {
  const [dates, later] = [facts.catalogue.key_dates, Temporal.Instant.from("2026-02-22T00:00:00Z")];
  expect(deadlineStageAt(dates, "6A26", "TECH", later)).toBe("closed");
  expect(deadlineStageAt(dates, "6A26", "TECH", later.subtract({ seconds: 1 }))).toBe("on-time");
  expect(deadlineStageAt(dates, "6A24", "GCSE", later)).toBe("closed");
  expect(findKeyDate(dates, "6A26", "GCSE", "release-candidates")).toEqual(parseBoardTime("2026-08-20T08:00"));
  expect(findKeyDate(dates, "6A24", "GCSE", "release-candidates")).toBeUndefined();
});

const dated = (...dates: readonly (readonly [KeyDateKind, string])[]): CatalogueRow<"key_dates">[] =>
  dates.map(([kind, at]) => ({ series: "6A26", family: "TECH", kind, at, status: "sample", source: null }));

test.each([
  ["2025-09-01T00:00:00Z", "on-time"],
  ["2026-08-05T22:59:59Z", "on-time"],
  ["2026-08-05T23:00:00Z", "closed"],
])("where entries are taken on any day, at %s an entry is %s", (at, expected) => {
  const dates = dated(["open-entries", "2026-08-05T23:59"]);
  expect(deadlineStageAt(dates, "6A26", "TECH", Temporal.Instant.from(at))).toBe(expected);
});

test.each([
  ["upload", "2026-05-10T23:59"],
  ["post", "2026-05-08T23:59"],
  ["visit", "2026-06-30T23:59"],
  ["carry-forward", "2026-05-15T23:59"],
  [null, "2026-05-15T23:59"],
] as const)("marks of work moderated by %s are due at %s", (method, expected) => {
  const dates = dated(
    ["marks-due", "2026-05-15T23:59"],
    ["marks-due-upload", "2026-05-10T23:59"],
    ["marks-due-post", "2026-05-08T23:59"],
    ["marks-due-visit", "2026-06-30T23:59"],
  );
  expect(findMarksDue(dates, "6A26", "TECH", method)).toEqual(parseBoardTime(expected));
});

test("marks are due with all others where their method has no date, and as long as entries are taken on any day", () => {
  const due = (...dates: readonly (readonly [KeyDateKind, string])[]) =>
    findMarksDue(dated(...dates), "6A26", "TECH", "post");
  expect(due(["marks-due", "2026-05-15T23:59"], ["marks-due-visit", "2026-06-30T23:59"])).toEqual(
    parseBoardTime("2026-05-15T23:59"),
  );
  expect(due(["open-entries", "2026-08-05T23:59"])).toEqual(parseBoardTime("2026-08-05T23:59"));
  expect(due(["marks-due-visit", "2026-06-30T23:59"])).toBeUndefined();
});
