import { entryRemark } from "#entries";
import { type FileContext, type FileJudgement, type Remark, shownNumber } from "#exchange";
import type { Slices } from "#kernel";
import type { MarkSet } from "../mark.ts";
import { markRemark } from "../mark-remarks.ts";
import { fileWithoutMarks } from "../refusals.ts";
import { judgeMarks, type JudgedSet } from "../record-marks/judge-marks.ts";
import type { MarkFileFacts } from "./load-marks.ts";
import type { MarksWanted } from "./read-marks.ts";

/** What an accepted mark file records. */
export type MarkFileChanges = { readonly set: MarkSet; readonly judged: JudgedSet } | undefined;

/**
 * Decides on the records of a mark file: one error rejects the whole file. Refused: a file without marks, a mark for
 * another person than its UCI names, and what the rule of recording refuses. Source: JCQ Formats, and substitutes 15 #8
 * and 15.3.
 */
export function* judgeMarkFile(
  { ucis, marks }: MarkFileFacts,
  { set, people }: MarksWanted,
  { side }: FileContext,
): Slices<FileJudgement<MarkFileChanges>> {
  if (people.length === 0) return { remarks: [markRemark(fileWithoutMarks.of(), undefined)], changes: undefined };
  if (!set || !marks) return { remarks: [], changes: undefined };
  const judged = yield* judgeMarks(marks, side);
  const remarks = judged.refused.map(({ refusal, row }) => markRemark(refusal, row));
  return { remarks: [...strangers(ucis, people), ...remarks], changes: { set, judged } };
}

/** A record must not give a mark to another person than its UCI names. */
function strangers(ucis: MarkFileFacts["ucis"], people: MarksWanted["people"]): readonly Remark[] {
  return people.flatMap(({ candidateNumber, uci }) => {
    const held = ucis.get(candidateNumber);
    if (uci === "" || held === undefined || held.startsWith(uci)) return [];
    const value = shownNumber(candidateNumber);
    return [entryRemark("number-taken", { candidateNumber, field: "uci" }, { value })];
  });
}
