/** Marks: the ledger of movements, recording and correcting, mark files, holds, and what is outstanding. */
export { completeness, type ComponentCounts, percentIn } from "./completeness/completeness.ts";
export { holdMark } from "./hold-mark/hold-mark.ts";
export { markFiles } from "./mark-files-taken.ts";
export { markFileRemarks, markRemarkNumbers } from "./mark-remarks.ts";
export { paths } from "./paths.ts";
export { receiveMarkFile } from "./receive-mark-file/receive-mark-file.ts";
export { marksTable } from "./record-marks/marks-table.ts";
export { recordMarks } from "./record-marks/record-marks.ts";
export { type WorkDue, workDue } from "./work-due/work-due.ts";
