import { definePath } from "#platform/addresses";

/** The addresses of results, and those of other modules that its pages lead to. */
export const paths = {
  results: definePath("/centre/results"),
  candidate: definePath("/centre/results/:series/:candidate"),
  explanation: definePath("/centre/results/:series/:candidate/:option"),
  statement: definePath("/centre/results/:series/:candidate/statement.pdf"),
  statements: definePath("/centre/results/:series/statements.pdf"),
  broadsheet: definePath("/centre/results/:series/broadsheet.pdf"),
  resultFiles: definePath("/centre/result-files"),
  resultFile: definePath("/centre/result-files/:series/:sequence"),
  resultsApi: definePath("/api/v1/results"),
  explanationApi: definePath("/api/v1/results/:series/:candidate/:option"),
  resultFileApi: definePath("/api/v1/result-files/:series/:sequence"),

  boardResults: definePath("/board/centres/:centre/results"),
  boardCandidate: definePath("/board/centres/:centre/results/:series/:candidate"),
  boardExplanation: definePath("/board/centres/:centre/results/:series/:candidate/:option"),

  myResults: definePath("/candidate/results"),
  myExplanation: definePath("/candidate/results/:series/:option"),
  myStatement: definePath("/candidate/results/:series/statement.pdf"),
  myResultsApi: definePath("/api/v1/my-results"),

  release: definePath("/board/release"),
  familyRelease: definePath("/board/release/:series/:family"),
  stopRelease: definePath("/board/release/:series/:family/stop"),
  contacts: definePath("/board/release-contacts/:series"),
  contact: definePath("/board/release-contacts/:series/:centre"),
  releaseCheck: definePath("/board/release-check"),
  releasesApi: definePath("/api/v1/releases"),

  allSeries: definePath("/board/series"),
  series: definePath("/board/series/:series"),
  seriesGrades: definePath("/board/series/:series/grades"),
  seriesSummaryApi: definePath("/api/v1/series/:series/summary"),

  boundaries: definePath("/grade-boundaries"),
  boundariesApi: definePath("/api/v1/grade-boundaries"),
  convert: definePath("/convert"),
  convertOwn: definePath("/convert/your-own"),
  convertApi: definePath("/api/v1/convert"),
  howGrades: definePath("/how-grades-are-worked-out"),

  keyDates: definePath("/key-dates"),
  centres: definePath("/board/centres"),
  centre: definePath("/board/centres/:centre"),
  entryFiles: definePath("/board/entry-files"),
  qualification: definePath("/board/catalogue/:qualification"),
  marking: definePath("/board/marking"),
  componentMarks: definePath("/board/marking/:component"),
  awardRuns: definePath("/board/awarding"),
  awardRun: definePath("/board/awarding/:run"),
  proposals: definePath("/board/proposals"),
  proposal: definePath("/board/proposals/:proposal"),
} as const;
