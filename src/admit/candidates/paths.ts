import { definePath } from "#platform/addresses";

/** The addresses of candidates, and those of other modules that its pages lead to. */
export const paths = {
  candidates: definePath("/centre/candidates"),
  addition: definePath("/centre/candidates/add"),
  candidate: definePath("/centre/candidates/:candidate"),
  candidatesApi: definePath("/api/v1/candidates"),
  centre: definePath("/board/centres/:centre"),
  lookUp: definePath("/board/candidates"),
  duplicates: definePath("/board/candidates/duplicates"),
  ownDuplicates: definePath("/centre/candidates/duplicates"),
  record: definePath("/board/candidates/:centre/:candidate"),
  correction: definePath("/board/candidates/:centre/correction"),
  merger: definePath("/board/candidates/:centre/:candidate/merger"),
  twoPeople: definePath("/board/candidates/:centre/:candidate/two-people"),
  entryFiles: definePath("/centre/entry-files"),
} as const;
