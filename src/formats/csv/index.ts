/** Tables as CSV: what people exchange and load. */
export { readCsv } from "./read-csv.ts";
export { faultsMax, readTable } from "./read-table.ts";
export { findSeparator } from "./separator.ts";
export { writeCsv, writeTable } from "./write-csv.ts";
