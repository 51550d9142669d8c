/** Entries: files of entries and amendments, and single entries by page, through one rule. */

export { entryLife, type EntryStage, type EntryStatus, type HeldEntry } from "./entry.ts";
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
