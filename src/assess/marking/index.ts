/** Marks: the ledger of movements, recording and correcting, mark files, holds, and what is outstanding. */
import type { Route } from "#platform";
import { completenessApi, enterMarksApi, marksApi, recordMarksApi, sendMarkFileApi } from "./api.ts";
import { markingCentrePage, markingComponentPage, markingPage } from "./completeness/page.ts";
import { markGridPage, saveGridPage } from "./enter-grid/page.ts";
import { holdMarkPage, releaseHoldPage, showMarkPage } from "./hold-mark/page.ts";
import { centreMarksPage } from "./list-components/page.ts";
import { loadMarksFile, loadMarksPage } from "./load-marks/page.ts";
import { markFilePage, markFilesPage, sendMarkFilePage } from "./receive-mark-file/page.ts";

export { markCauses, markStatuses, type MarkCause, type MarkRow, type MarkSet, type MarkStatus } from "./mark.ts";
export { completeness, percentIn, type ComponentCounts } from "./completeness/completeness.ts";
export { marksTable } from "./record-marks/marks-table.ts";
export { enterMarks, recordMarks, type MarksRecorded } from "./record-marks/record-marks.ts";
export { receiveMarkFile, takeMarkFile, type MarkFileReceived } from "./receive-mark-file/receive-mark-file.ts";
export { sendMarkFiles, type NamedFile } from "./receive-mark-file/send-mark-files.ts";
export { holdMark, releaseHold } from "./hold-mark/hold-mark.ts";
export { currentMarksSql } from "./current-marks.ts";

/** Every page and endpoint of marking. */
export const routes: readonly Route[] = [
  centreMarksPage,
  markGridPage,
  saveGridPage,
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
  enterMarksApi,
  recordMarksApi,
  sendMarkFileApi,
  marksApi,
  completenessApi,
];
