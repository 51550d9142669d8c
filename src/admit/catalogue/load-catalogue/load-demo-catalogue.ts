import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTable } from "#formats/csv";
import type { Row } from "#kernel";
import type { Database } from "#platform/database";
import { catalogueFiles } from "../files.ts";
import { type CatalogueRows, saveRows } from "./save-rows.ts";

/** Puts the shipped catalogue into a database for tests that need one, without going through the act. */
export async function loadDemoCatalogue(database: Database): Promise<void> {
  const folder = join(import.meta.dirname, "../../../../demo/catalogue");
  const rows: Partial<Record<string, readonly Row[]>> = {};
  for (const shape of catalogueFiles) {
    const read = readTable(shape, `${shape.file}.csv`, readFileSync(join(folder, `${shape.file}.csv`)));
    if (!read.ok) throw new Error(JSON.stringify(read.refusals.slice(0, 5)));
    rows[shape.file] = read.value.rows;
  }
  await database.as.worker.transaction().execute((tx) => saveRows(tx, rows as CatalogueRows));
}
