import { definePath } from "#platform/addresses";

/** The addresses of entries, and those of other modules that its pages lead to. */
export const paths = {
  candidates: definePath("/centre/candidates"),
  addition: definePath("/centre/candidates/add"),
  candidate: definePath("/centre/candidates/:candidate"),
  amendment: definePath("/centre/candidates/:candidate/details"),
  statement: definePath("/centre/candidates/:candidate/statement-of-entry"),
  choice: definePath("/centre/candidates/:candidate/entries/make"),
  check: definePath("/centre/candidates/:candidate/entries/make/check"),
  withdrawal: definePath("/centre/candidates/:candidate/entries/:option/withdrawal"),
  entries: definePath("/centre/entries"),
  entriesApi: definePath("/api/v1/entries"),
  entryFiles: definePath("/centre/entry-files"),
  entryFile: definePath("/centre/entry-files/:file"),
  boardEntryFiles: definePath("/board/entry-files"),
  boardEntryFile: definePath("/board/entry-files/:file"),
  lookUp: definePath("/board/candidates"),
  duplicates: definePath("/board/candidates/duplicates"),
  ownDuplicates: definePath("/centre/candidates/duplicates"),
  record: definePath("/board/candidates/:centre/:candidate"),
  centre: definePath("/board/centres/:centre"),
  correction: definePath("/board/candidates/:centre/correction"),
  merger: definePath("/board/candidates/:centre/:candidate/merger"),
  twoPeople: definePath("/board/candidates/:centre/:candidate/two-people"),
  question: definePath("/centre/questions/ask"),
  accessReport: definePath("/centre/access-report"),
} as const;
