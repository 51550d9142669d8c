import { tableFile, type TableFormat, tableOf } from "#platform/lists";
import type { ResultRow } from "../queries.ts";
import { resultRecord } from "./columns.ts";
import { listedResult } from "./listed-result.ts";

/** Results as the file that the list exports: CSV, or an XLSX workbook. */
export async function exportResults(format: TableFormat, results: readonly ResultRow[]): Promise<Uint8Array> {
  const { headings, rows } = tableOf(resultRecord, results.map(listedResult));
  const exported = await tableFile("results", format, headings, rows);
  return exported.bytes;
}
