/** Entries: files of entries and amendments, and single entries by page, through one rule. */
import type { Route } from "#platform";
import { listEntriesApi, listEntriesPage } from "./list-entries/page.ts";
import { listBoardFiles, listCentreFiles } from "./list-entry-files/page.ts";
import { checkEntries, chooseEntries, postEntries } from "./make-entry/page.ts";
import { listFilesApi, sendFileApi, showFileApi } from "./receive-entry-file/api.ts";
import { sendBoardFiles, sendCentreFiles } from "./receive-entry-file/page.ts";
import { showCandidatePage } from "./show-candidate/page.ts";
import { apiReply, boardReply, centreReply, showBoardFile, showCentreFile } from "./show-entry-file/page.ts";
import { statementOfEntry } from "./statement-of-entry/page.ts";
import { askWithdrawal, postWithdrawal } from "./withdraw-entry/page.ts";

export { entryLife, type EntryStage, type EntryStatus, type HeldEntry } from "./entry.ts";
export { entryEvents } from "./events.ts";
export { findAcceptedFile, findFileReceived, listFilesReceived } from "./files-received.ts";
export { makeEntry, type EntriesMade } from "./make-entry/make-entry.ts";
export { findOffer, type OfferedOption, type SeriesOffer } from "./offer.ts";
export {
  entriesByOption,
  entriesOfSeries,
  type EntryFilter,
  type EntryListed,
  papersOfCandidate,
  seriesForEntries,
} from "./queries.ts";
export { receiveEntryFile } from "./receive-entry-file/receive-entry-file.ts";
export { sendEntryFiles } from "./receive-entry-file/send-entry-files.ts";
export type { EntryFileReport, FileStatus, ReportLine } from "./report.ts";
export { costOfEntry, type EntryCost } from "./rules/cost-of-entry.ts";
export { judgeSequence, nextSequence, type SequenceFacts } from "./rules/judge-sequence.ts";
export { closeEntries } from "./save-entries.ts";
export { lockSequence, saveSequence } from "./sequence.ts";
export { withdrawEntry } from "./withdraw-entry/withdraw-entry.ts";

export const routes: readonly Route[] = [
  listCentreFiles,
  sendCentreFiles,
  showCentreFile,
  centreReply,
  listBoardFiles,
  sendBoardFiles,
  showBoardFile,
  boardReply,
  sendFileApi,
  listFilesApi,
  showFileApi,
  apiReply,
  listEntriesPage,
  listEntriesApi,
  showCandidatePage,
  statementOfEntry,
  chooseEntries,
  checkEntries,
  postEntries,
  askWithdrawal,
  postWithdrawal,
];
export { otherTables, personalData } from "./personal-data.ts";
