import fc from "fast-check";
import { expect, test } from "vitest";
import { centreParts } from "./centre-parts.ts";

test("parts hold every centre once, and none is larger than it may be unless one centre is", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 60 });
  fc.assert(
    fc.property(
      sizes,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 50, max: 5_000 }),
      (entries, connections, most) => {
        const centres = entries.map((each, at) => ({ centre_id: String(10_000 + at), entries: each }));
        const parts = centreParts(centres, connections, most);
        expect(parts.reduce((sum, part) => sum + part.entries, 0)).toBe(entries.reduce((sum, each) => sum + each, 0));
        const within = centres.map((centre) =>
          parts.filter((part) => part.first <= centre.centre_id && centre.centre_id <= part.last),
        );
        expect(within.every((found) => found.length === 1)).toBe(true);
        const largest = Math.max(0, ...entries);
        expect(parts.every((part) => part.entries <= Math.max(most, largest))).toBe(true);
      },
    ),
  );
});

test("one centre larger than a part is a part of its own; no centres are no parts", () => {
  const centres = [
    { centre_id: "10001", entries: 10 },
    { centre_id: "10002", entries: 900 },
    { centre_id: "10003", entries: 10 },
  ];
  expect(centreParts(centres, 2, 100).map((part) => [part.first, part.last])).toEqual([
    ["10001", "10001"],
    ["10002", "10002"],
    ["10003", "10003"],
  ]);
  expect(centreParts([], 4)).toEqual([]);
});
