/** The records of the exchange files. */
export type { ComponentRecord, LinkRecord, OptionRecord, PairRecord, SyllabusRecord } from "./basedata-records.ts";
export type { EntryRecord, MarkRecord } from "./candidate-records.ts";
export type { FileHeader, FileLetter } from "./envelope.ts";
export type { EntrySlot } from "./layout.ts";
export { isFileLetter } from "./layouts.ts";
