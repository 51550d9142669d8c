import { definePath } from "#platform/addresses";

/** The addresses of centres, and those of other modules that its pages lead to. */
export const paths = {
  centres: definePath("/board/centres"),
  addCentres: definePath("/board/centres/add"),
  centre: definePath("/board/centres/:centre"),
  centreCorrection: definePath("/board/centres/:centre/correction"),
  earlyAccess: definePath("/board/centres/:centre/early-access"),
  centresApi: definePath("/api/v1/centres"),
  centreHome: definePath("/centre"),
  candidates: definePath("/board/candidates"),
  results: definePath("/board/centres/:centre/results"),
  entryFiles: definePath("/board/entry-files"),
  people: definePath("/board/people"),
  appoint: definePath("/board/people/appoint"),
} as const;
