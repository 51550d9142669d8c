import fc from "fast-check";
import { expect, test } from "vitest";
import { gradeBlock, scoreBlock } from "./exchange-file/arbitrary-records.ts";
import { findGradesBlock, onlyGrade, renderGradesBlock } from "./grades-block.ts";

test.each([
  ["1", "7           ", onlyGrade("7")],
  ["1", "X           ", onlyGrade("X")],
  [
    "1",
    "6 5 P   #   ",
    { ...onlyGrade("6"), second: "5", firstEndorsement: "P", absent: { ...onlyGrade("").absent, first: true } },
  ],
  ["U", "087b        ", { kind: "score", score: 87, grade: "b", absent: false }],
  ["M", "   Q        ", { kind: "score", score: null, grade: "Q", absent: false }],
  ["B", "0187A*    # ", { kind: "score", score: 187, grade: "A*", absent: true }],
] as const)("type %s block '%s'", (type, text, block) => {
  expect(findGradesBlock(type, text)).toEqual(block);
  expect(renderGradesBlock(type, block)).toBe(text);
});

test.each([
  ["1", " 7"],
  ["1", "7       x"],
  ["U", "8 7A"],
  ["U", "087A      #"],
  ["B", "0187A  x"],
  ["C", "018 A"],
] as const)("type %s refuses '%s'", (type, text) => {
  expect(findGradesBlock(type, text)).toBeUndefined();
});

test("blocks are read as they were written", () => {
  const blocks = fc.oneof(
    fc.tuple(fc.constantFrom("1", "2", "3"), gradeBlock),
    fc.tuple(fc.constantFrom("U", "M"), scoreBlock(999, false)),
    fc.tuple(fc.constantFrom("B", "C"), scoreBlock(9999, true)),
  );
  fc.assert(
    fc.property(blocks, ([type, block]) => {
      expect(findGradesBlock(type, renderGradesBlock(type, block))).toEqual(block);
    }),
  );
});

test("a block of another kind, a large score or an absence without a place is refused", () => {
  expect(() => renderGradesBlock("U", onlyGrade("7"))).toThrow(RangeError);
  expect(() => renderGradesBlock("U", { kind: "score", score: 1000, grade: "A", absent: false })).toThrow(RangeError);
  expect(() => renderGradesBlock("M", { kind: "score", score: 10, grade: "A", absent: true })).toThrow(RangeError);
});
