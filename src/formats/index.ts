/** Exchange formats as data: bytes to records and back. Pure; nothing here reads the clock or the database. */
export * from "./csv/index.ts";
export * from "./faults.ts";
export * from "./file-name.ts";
export * from "./person-name.ts";
export * from "./birth-day.ts";
export * from "./grades-block.ts";
export * from "./exchange-file/index.ts";
export * from "./reply/reply.ts";
export { toolboxCommands } from "./check-files/index.ts";
export {
  readBasedataBundle,
  writeBasedataBundle,
  type Basedata,
  type BundleAbout,
  type ReadBundle,
} from "./basedata/bundle.ts";
export { writeWorkbook, type Sheet, type SheetColumn } from "./xlsx/write-workbook.ts";
