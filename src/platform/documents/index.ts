/** Documents: typed data and a Typst template in, an accessible PDF out. */
export type { About, Printable, Template } from "./template.ts";
export { DocumentFault } from "./typeset.ts";
export { renderDocument, renderMany } from "./render-document.ts";
export { DocumentsBusy, startDocumentWorkers, type DocumentWorkers } from "./document-workers.ts";
export { lazyDocumentWorkers } from "./lazy-workers.ts";
