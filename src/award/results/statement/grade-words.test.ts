import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gradeShort, gradeWords, type GradeShown } from "./grade-words.ts";

type Case = readonly [GradeShown["scheme"], string, boolean, string, string];

const cases: readonly Case[] = [
  ["linear", "7", false, "7", "7"],
  ["linear", "4", true, "4 #", "4 #"],
  ["linear", "A*", false, "A*", "A*"],
  ["gce", "A", true, "A #", "A #"],
  ["linear", "U", false, "U", "U"],
  ["linear", "U", true, "U #", "U #"],
  ["linear", "X", false, "No result", "X"],
  ["nationals", "X", true, "No result", "X"],
  ["points", "Q", false, "Pending", "Q"],
  ["linear", "Q", true, "Pending", "Q"],
  ["nationals", "*2", false, "Distinction* at Level 2", "*2"],
  ["nationals", "D2", false, "Distinction at Level 2", "D2"],
  ["nationals", "M2", true, "Merit at Level 2 #", "M2 #"],
  ["nationals", "P2", false, "Pass at Level 2", "P2"],
  ["nationals", "D1", false, "Distinction at Level 1", "D1"],
  ["nationals", "M1", false, "Merit at Level 1", "M1"],
  ["nationals", "P1", false, "Pass at Level 1", "P1"],
  ["nationals", "U", false, "U", "U"],
  ["points", "D*D*D*", false, "D*D*D*", "D*D*D*"],
  ["points", "DMM", false, "DMM", "DMM"],
  ["linear", "D1", false, "D1", "D1"],
];

describe("a grade as it is shown", () => {
  test.each(cases)("%s %s, partly absent %s: %s or %s", (scheme, grade, partialAbsence, words, short) => {
    expect(gradeWords({ scheme, grade, partialAbsence })).toBe(words);
    expect(gradeShort({ scheme, grade, partialAbsence })).toBe(short);
  });

  test("carries # exactly when a part was missed and there is a grade", () => {
    const grades = fc.constantFrom("9", "U", "X", "Q", "*2", "M1", "D*D*D*");
    const schemes = fc.constantFrom<GradeShown["scheme"]>("linear", "gce", "nationals", "points");
    fc.assert(
      fc.property(schemes, grades, fc.boolean(), (scheme, grade, partialAbsence) => {
        const shown = { scheme, grade, partialAbsence };
        const expected = partialAbsence && grade !== "X" && grade !== "Q";
        expect(gradeWords(shown).endsWith(" #")).toBe(expected);
        expect(gradeShort(shown).endsWith(" #")).toBe(expected);
      }),
    );
  });
});
