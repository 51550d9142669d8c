/** Tables as CSV: what people exchange and load. */
export { readCsv, type CsvRecord } from "./read-csv.ts";
export { faultsMax, readTable, type ReadTable } from "./read-table.ts";
export { writeCsv, writeCsvRow, writeTable, type CsvOptions } from "./write-csv.ts";
