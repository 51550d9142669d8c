/** Entries: files of entries and amendments, and single entries by page, through one rule. */
export { type EntryMove, entriesMoved } from "./events.ts";
export { costOfEntry, isRefunded, type PricedOffer } from "./rules/cost-of-entry.ts";
export { findOffer } from "./offer.ts";
export { entryRemark, entryRemarks } from "./entry-remarks.ts";
export { countEntriesToCheck, type SeriesToCheck } from "./list-entries-to-check/entries-to-check.ts";
export { paths } from "./paths.ts";
export { entryFiles, receiveEntryFile } from "./receive-entry-file/receive-entry-file.ts";
export { closeEntries } from "./save-entries.ts";
export { wasEntered } from "./was-entered.ts";
