import { writeWorkbook } from "#formats";
import { exportHeading, exportRows } from "./export.ts";
import type { ListedResult } from "./list.ts";

/** Results as an XLSX workbook with one sheet. */
export async function exportWorkbook(series: string, results: readonly ListedResult[]): Promise<Uint8Array> {
  const columns = exportHeading.map((heading) => ({ heading }));
  return writeWorkbook([{ name: `Results ${series}`, columns, rows: exportRows(results).slice(1) }]);
}
