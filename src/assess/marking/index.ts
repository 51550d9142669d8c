/** Marks: the ledger of movements, recording and correcting, mark files, holds, and what is outstanding. */
import type { Route } from "#platform";
import { completenessApi, marksApi } from "./api/read-marks.ts";
import { recordMarksApi, sendMarkFileApi, submitMarksApi } from "./api/record-marks.ts";
import { markingCentrePage, markingComponentPage, markingPage } from "./completeness/page.ts";
import { markGridPage, saveGridPage } from "./enter-marks/page.ts";
import { holdMarkPage, releaseHoldPage, showMarkPage } from "./hold-mark/page.ts";
import { centreMarksPage } from "./list-components/page.ts";
import { loadMarksFile, loadMarksPage } from "./load-marks/page.ts";
import { checkSubmissionPage, submitMarksPage } from "./submit-marks/page.ts";
import { markFilePage, markFilesPage, sendMarkFilePage } from "./receive-mark-file/page.ts";

export { markCauses, markStatuses, type MarkCause, type MarkRow, type MarkSet, type MarkStatus } from "./mark.ts";
export { completeness, percentIn, type ComponentCounts } from "./completeness/completeness.ts";
export { marksTable } from "./record-marks/marks-table.ts";
export { enterMarks } from "./enter-marks/enter-marks.ts";
export { submitMarks } from "./submit-marks/submit-marks.ts";
export { recordMarks } from "./record-marks/record-marks.ts";
export type { MarksRecorded } from "./record-marks/recording.ts";
export { receiveMarkFile } from "./receive-mark-file/receive-mark-file.ts";
export { takeMarkFile } from "./take-mark-file/take-mark-file.ts";
export type { MarkFileReceived } from "./receive-mark-file/receiving.ts";
export { sendMarkFiles, type NamedFile } from "./receive-mark-file/send-mark-files.ts";
export { holdMark } from "./hold-mark/hold-mark.ts";
export { releaseHold } from "./release-hold/release-hold.ts";
export { currentMarksSql } from "./current-marks.ts";

/** Every page and endpoint of marking. */
export const routes: readonly Route[] = [
  centreMarksPage,
  markGridPage,
  saveGridPage,
  checkSubmissionPage,
  submitMarksPage,
  markFilesPage,
  sendMarkFilePage,
  markFilePage,
  markingPage,
  markingComponentPage,
  markingCentrePage,
  showMarkPage,
  holdMarkPage,
  releaseHoldPage,
  loadMarksPage,
  loadMarksFile,
  submitMarksApi,
  recordMarksApi,
  sendMarkFileApi,
  marksApi,
  completenessApi,
];
export { otherTables, personalData } from "./personal-data.ts";
