import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeSequence, nextSequence } from "./judge-sequence.ts";

const codesOf = (remarks: readonly { code: string }[]) => remarks.map((remark) => remark.code);

describe("sequence numbers", () => {
  const facts = { last: 7, accepted: new Set([1, 2, 4, 7]) };
  test.each([
    [8, []],
    [7, ["sequence-seen"]],
    [4, ["sequence-seen"]],
    [3, ["sequence-behind"]],
    [9, ["sequence-gap"]],
    [12, ["sequence-gap"]],
  ])("after 1, 2, 4 and 7 the number %i gives %j", (sequence, said) => {
    expect(codesOf(judgeSequence(facts, sequence))).toEqual(said);
  });

  test("numbers that end in 00 are no gap, and after 999 nothing follows", () => {
    expect(judgeSequence({ last: 99, accepted: new Set([99]) }, 101)).toEqual([]);
    expect(codesOf(judgeSequence({ last: 999, accepted: new Set([999]) }, 998))).toEqual(["sequence-spent"]);
    expect(codesOf(judgeSequence({ last: 999, accepted: new Set([999]) }, 999))).toEqual(["sequence-seen"]);
    expect([nextSequence(0), nextSequence(99), nextSequence(998), nextSequence(999)]).toEqual([1, 101, 999, undefined]);
  });

  test("the number after the last is accepted without a word, always", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 998 }), (last) => {
        const next = nextSequence(last);
        expect(next === undefined ? [] : judgeSequence({ last, accepted: new Set([last]) }, next)).toEqual([]);
      }),
    );
  });

  test("a number that was refused gets one advice, whatever was wrong with it", () => {
    const text = (sequence: number) => judgeSequence(facts, sequence)[0]?.text ?? "";
    expect([text(7), text(4), text(3)].map((each) => each.replace(/^.*?\. /, ""))).toEqual(
      Array.from({ length: 3 }, () => "Use the next sequence number, 008."),
    );
    const spent = [998, 999].map((sequence) => judgeSequence({ last: 999, accepted: new Set([999]) }, sequence)[0]);
    for (const remark of spent) expect(remark?.text).toContain("Contact the board");
  });
});
