import { writeWorkbook } from "#formats";
import { exportHeading, exportRows } from "./export.ts";
import type { ListedResult } from "./list.ts";

/** Results as an XLSX workbook with one sheet. */
export async function exportWorkbook(series: string, results: readonly ListedResult[]): Promise<Uint8Array> {
  return writeWorkbook([{
    name: `Results ${series}`, columns: exportHeading.map((heading) => ({ heading })), rows: exportRows(results).slice(1),
  }]);
}
