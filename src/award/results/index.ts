/** Results: release and embargo, lists, explanations, files and documents. */
export { forgetOpenings } from "./watch-releases/forget-openings.ts";
export { recordContact } from "./record-contact/record-contact.ts";
export { releaseResults } from "./release-results/release-results.ts";
export { broadsheetPdf, documentMatter, statementsPdf } from "./download-documents/documents.ts";
export { optionsToRead } from "./options-to-read.ts";
export { paths } from "./paths.ts";
export { seriesWithResults } from "./queries.ts";
export { exportResults } from "./list-results/export-results.ts";
export { heldSinceAward } from "./show-release/held-since.ts";
export { suspendedReleases } from "./show-release/suspended-releases.ts";
export { runTag } from "./status-tags.ts";
