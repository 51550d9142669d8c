import type { FileContext, FileJudgement } from "#exchange";
import { forEachSliced, type Slices } from "#kernel";
import type { MarkSet } from "../mark.ts";
import { changeRemark, markRemark } from "../mark-remarks.ts";
import { fileWithoutMarks } from "../refusals.ts";
import { judgeMarks, type JudgedSet } from "../record-marks/judge-marks.ts";
import { changedMark } from "../record-marks/changed-mark.ts";
import { judgePeople } from "./judge-people.ts";
import type { MarkFileFacts } from "./load-marks.ts";
import type { MarksWanted } from "./read-marks.ts";

/** What an accepted mark file records. */
export type MarkFileChanges = { readonly set: MarkSet; readonly judged: JudgedSet } | undefined;

/**
 * Decides on the records of a mark file: one error rejects the whole file. Refused: a file without marks, a mark for
 * another person than its UCI or its name says, and what the rule of recording refuses. Records that do not have the
 * form of their layout are reported beside these, so that one report says everything. Source: JCQ Formats, and
 * substitutes 15 #8 and 15.3.
 */
export function* judgeMarkFile(
  { people: known, marks }: MarkFileFacts,
  { set, hasMarks, people }: MarksWanted,
  { side }: FileContext,
): Slices<FileJudgement<MarkFileChanges>> {
  if (!hasMarks) return { remarks: [markRemark(fileWithoutMarks.of(), undefined)], changes: undefined };
  if (!set || !marks) return { remarks: [], changes: undefined };
  const judged = yield* judgeMarks(marks, side);
  const remarks = yield* judgePeople(known, people);
  for (const { refusal, row } of judged.refused) remarks.push(markRemark(refusal, row));
  yield* forEachSliced(judged.changes, 1_000, (mark) => {
    const changed = changedMark(mark);
    if (changed) remarks.push(changeRemark(changed));
  });
  return { remarks, changes: { set, judged } };
}
