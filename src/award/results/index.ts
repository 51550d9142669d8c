import type { Route, Subscriber } from "#platform";
import { convertRoutes } from "./convert-mark/routes.ts";
import { downloadRoutes } from "./download-documents/routes.ts";
import { explanationRoutes } from "./show-explanation/routes.ts";
import { listResultsRoutes } from "./list-results/routes.ts";
import { prepareResultFiles } from "./prepare-result-files/prepare-result-files.ts";
import { boundariesRoutes } from "./show-boundaries/routes.ts";
import { candidateResultsRoutes } from "./show-candidate-results/routes.ts";
import { releaseRoutes } from "./show-release/routes.ts";
import { seriesRoutes } from "./show-series/routes.ts";

/** Results: release and embargo, lists, explanations, files and documents. */
export { releaseResults } from "./release-results/release-results.ts";
export { type ReleaseWanted } from "./release-results/rule.ts";
export { broadsheetPdf, documentMatter, statementsPdf, type DocumentMatter } from "./download-documents/documents.ts";
export { optionsToRead } from "./options-to-read.ts";
export { resultsOf, type ResultRow, seriesWithResults } from "./queries.ts";
export { exportCsv } from "./list-results/export.ts";
export { listedResults, type ListedResult } from "./list-results/list.ts";
export { exportWorkbook } from "./list-results/workbook.ts";
export { shortGrade, shownGrade, shownTotal } from "./grade-shown.ts";

export const routes: readonly Route[] = [
  ...listResultsRoutes,
  ...candidateResultsRoutes,
  ...explanationRoutes,
  ...downloadRoutes,
  ...releaseRoutes,
  ...seriesRoutes,
  ...boundariesRoutes,
  ...convertRoutes,
];
export const subscribers: readonly Subscriber[] = [prepareResultFiles];
export { otherTables, personalData } from "./personal-data.ts";
