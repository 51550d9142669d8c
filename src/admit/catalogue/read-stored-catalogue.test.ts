import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Row } from "#kernel";
import { freshDatabase } from "../../platform/database/fresh.ts";
import { catalogueFiles } from "./files.ts";
import { readCatalogueFolder } from "./read-catalogue/read-folder.ts";
import { storedCatalogue } from "./read-stored-catalogue.ts";
import { type Catalogue } from "./catalogue.ts";
import { loadDemoCatalogue } from "./load-catalogue/load-demo-catalogue.ts";
import { everyDuty } from "../../start/every-duty.ts";

let database: Awaited<ReturnType<typeof freshDatabase>>;
let stored: Catalogue;
beforeAll(async () => {
  database = await freshDatabase();
  await loadDemoCatalogue(database);
  stored = await everyDuty(database).as.transaction().execute(storedCatalogue);
});
afterAll(() => database.close());

test("what was loaded is read back, every row of every file", async () => {
  const read = await readCatalogueFolder(join(import.meta.dirname, "../../../demo/catalogue"));
  if (!read.ok) throw new Error(JSON.stringify(read.refusals.slice(0, 3)));
  for (const { file } of catalogueFiles) {
    expect(stored[file].length, file).toBeGreaterThan(0);
    expect(sorted(stored[file]), file).toEqual(sorted(read.value[file]));
  }
});

test("rows come by their codes, so that the same catalogue always reads the same", () => {
  const codes = stored.options.map((row) => row.option);
  expect(codes).toEqual(codes.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(stored.thresholds.filter((row) => row.series === null).length).toBeGreaterThan(0);
});

function sorted(rows: readonly Row[]): readonly Row[] {
  const text = (row: Row): string => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return rows.toSorted((a, b) => (text(a) < text(b) ? -1 : 1));
}
