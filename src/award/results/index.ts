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
