/** Tables as CSV: what people exchange and load. */
export { type CsvRecord, readRecords } from "./read-csv.ts";
export { type Heading, readHeading } from "./read-heading.ts";
export { faultsMax, readRow, readTable, readTableSliced, refuseEmpty } from "./read-table.ts";
export { writeCsv, writeTable } from "./write-csv.ts";
