/** Files of records: basedata, entries, amendments, forecasts, marks and results. */
export type { ExchangeEvent, FileSummary } from "./events.ts";
export { exchangeReader, readExchangeFile, type ExchangeReader } from "./reader.ts";
export { parseExchangeFile, type ParsedCentre, type ParsedFile } from "./parse-exchange-file.ts";
export { writeExchangeFile, writeExchangeLines, type CentreSection, type FileAbout } from "./writer.ts";
export type { BasedataRecord, CandidateRecord, ExchangeRecord, ResultRecord } from "./records.ts";
export type { EntrySlot } from "../layouts/layout.ts";
export type { EntryRecord, ForecastRecord, MarkRecord } from "../layouts/candidate-records.ts";
export type {
  ComponentRecord,
  LinkRecord,
  OptionRecord,
  PairRecord,
  SyllabusRecord,
} from "../layouts/basedata-records.ts";
export type { CentreHeader, CentreTrailer, FileHeader, FileLetter, FileTrailer } from "../layouts/envelope.ts";
export { isFileLetter, ownVersion, versionsOf, versionWritten } from "../layouts/layouts.ts";
