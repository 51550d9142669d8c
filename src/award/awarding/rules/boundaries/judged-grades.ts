/** Which boundaries people judge and which follow by arithmetic, for each kind of award. */
export type AwardKind = "letters" | "second-year-unit" | "legacy-gcse" | "gcse" | "combined-science";

export const judgedGrades: Readonly<Record<AwardKind, { judged: readonly string[]; arithmetic: readonly string[] }>> = {
  /** A level and AS; A* of a linear A level is set by statistics. Source: Pearson UMS page; OCR linear grades page. */
  letters: { judged: ["A*", "A", "E"], arithmetic: ["B", "C", "D"] },
  "second-year-unit": { judged: ["A", "E"], arithmetic: ["A*", "B", "C", "D"] },
  /** Source: Pearson GCSE awarding slides. */
  "legacy-gcse": { judged: ["A", "C", "F"], arithmetic: ["A*", "B", "D", "E", "G"] },
  /** Source: Ofqual, Prediction matrices explained, April 2017. */
  gcse: { judged: ["9", "7", "4", "1"], arithmetic: ["8", "6", "5", "3", "2"] },
  /** The arithmetic is inferred. */
  "combined-science": {
    judged: ["9-9", "7-7", "4-4", "1-1"],
    arithmetic: ["9-8", "8-8", "8-7", "7-6", "6-6", "6-5", "5-5", "5-4", "4-3", "3-3", "3-2", "2-2", "2-1"],
  },
};
