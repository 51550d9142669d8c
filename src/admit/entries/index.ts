/** Entries: files of entries and amendments, and single entries by page, through one rule. */
export { entryLife, type EntryStage, type EntryStatus, type HeldEntry } from "./entry.ts";
export { entryRemark, entryRemarks } from "./entry-remarks.ts";
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
export { entryFiles, receiveEntryFile } from "./receive-entry-file/receive-entry-file.ts";
export { costOfEntry, type EntryCost } from "./rules/cost-of-entry.ts";
export { closeEntries } from "./save-entries.ts";
export { withdrawEntry } from "./withdraw-entry/withdraw-entry.ts";
