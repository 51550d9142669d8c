/** Files of records: basedata, entries, amendments, forecasts, marks and results. */
export { type ParsedCentre, type ParsedFile, parseExchangeFileSliced } from "./parse-exchange-file.ts";
export type { ExchangeRecord, ResultRecord } from "./records.ts";
export { writeExchangeFile } from "./writer.ts";
