/** Documents: typed data and a Typst template in, an accessible PDF out. */
export { type Issuer, issuerOf } from "./issuer.ts";
export { lazyDocumentWorkers } from "./lazy-workers.ts";
export { type CellLine, planTable, type TablePlan } from "./plan-table.ts";
export { renderDocument, renderMany } from "./render-document.ts";
export type { About, Printable, Template } from "./template.ts";
