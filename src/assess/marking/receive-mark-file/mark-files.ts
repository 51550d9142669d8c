import { defineFileKind, type FileContext, type FileOutcome, nothingCounted } from "#exchange";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import { saveSet } from "../record-marks/recording.ts";
import { loadMarks } from "./load-marks.ts";
import { findPlace, readMarks } from "./read-marks.ts";
import { judgeMarkFile, type MarkFileChanges } from "./rule.ts";

/** Files of marks (M). */
export const markFileKind = defineFileKind(
  {
    name: "mark-file",
    title: "Mark files",
    items: "marks",
    sends: "marks",
    letters: [{ letter: "M", title: "Marks" }],
    counts: [
      { count: "added", name: "recorded", title: "Marks recorded", heading: "Recorded" },
      { count: "changed", name: "corrected", title: "Marks corrected", heading: "Corrected" },
      { count: "unchanged", name: "unchanged", title: "Marks unchanged", heading: "Unchanged" },
    ],
    asksReason: "Reason, if a file changes marks already recorded",
    gravest: ["mark-name-differs", "mark-changed"],
    noted: ["name-folded"],
    view: "marks.view",
  },
  { read: readMarks, findPlace, load: loadMarks, judge: judgeMarkFile, save: saveMarks },
);

async function saveMarks(
  tx: Tx,
  changes: MarkFileChanges,
  _context: FileContext,
  moment: Moment,
): Promise<FileOutcome> {
  if (!changes) return { counts: nothingCounted };
  const { answer, events } = await saveSet(tx, changes.judged, changes.set, moment);
  const { recorded, corrected, unchanged } = answer;
  return { counts: { ...nothingCounted, added: recorded, changed: corrected, unchanged }, ...(events && { events }) };
}
