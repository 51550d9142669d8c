import type { FileContext, FileJudgement } from "#exchange";
import type { MarkSet } from "../mark.ts";
import { changeRemark, markRemark } from "../mark-remarks.ts";
import { fileWithoutMarks } from "../refusals.ts";
import { judgeMarks, type JudgedSet } from "../record-marks/judge-marks.ts";
import { changedMarks } from "../record-marks/recording.ts";
import { judgePeople } from "./judge-people.ts";
import type { MarkFileFacts } from "./load-marks.ts";
import type { MarksWanted } from "./read-marks.ts";

/** What an accepted mark file records. */
export type MarkFileChanges = { readonly set: MarkSet; readonly judged: JudgedSet } | undefined;

/**
 * Decides on the records of a mark file: one error rejects the whole file. Refused: a file without marks, a mark for
 * another person than its UCI or its name says, and what the rule of recording refuses. Source: JCQ Formats, and
 * substitutes 15 #8 and 15.3.
 */
export function judgeMarkFile(
  { people: known, marks }: MarkFileFacts,
  { set, people }: MarksWanted,
  { side }: FileContext,
): FileJudgement<MarkFileChanges> {
  if (people.length === 0) return { remarks: [markRemark(fileWithoutMarks.of(), undefined)], changes: undefined };
  if (!set || !marks) return { remarks: [], changes: undefined };
  const judged = judgeMarks(marks, side);
  const refused = judged.refused.map(({ refusal, row }) => markRemark(refusal, row));
  const changed = changedMarks(judged).map(changeRemark);
  return { remarks: [...judgePeople(known, people), ...refused, ...changed], changes: { set, judged } };
}
