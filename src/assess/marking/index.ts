/** Marks: the ledger of movements, recording and correcting, mark files, holds, and what is outstanding. */

export { markCauses, markStatuses, type MarkCause, type MarkRow, type MarkSet, type MarkStatus } from "./mark.ts";
export { completeness, percentIn, type ComponentCounts } from "./completeness/completeness.ts";
export { marksTable } from "./record-marks/marks-table.ts";
export { enterMarks } from "./enter-marks/enter-marks.ts";
export { submitMarks } from "./submit-marks/submit-marks.ts";
export { recordMarks } from "./record-marks/record-marks.ts";
export type { MarksRecorded } from "./record-marks/recording.ts";
export { receiveMarkFile } from "./receive-mark-file/receive-mark-file.ts";
export { takeMarkFile } from "./take-mark-file/take-mark-file.ts";
export { markFiles } from "./mark-files-taken.ts";
export { markRemarkNumbers } from "./mark-remarks.ts";
export { holdMark } from "./hold-mark/hold-mark.ts";
export { releaseHold } from "./release-hold/release-hold.ts";
export { currentMarksSql } from "./current-marks.ts";
