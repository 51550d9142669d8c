import { writeTable } from "#formats/csv";
import type { Row } from "#kernel";
import type { Catalogue } from "./catalogue.ts";
import { catalogueFiles } from "./files.ts";

/** A catalogue as the files of a folder: `readCatalogue` reads them back. */
export function writeCatalogue(catalogue: Catalogue): ReadonlyMap<string, Uint8Array> {
  return new Map(
    catalogueFiles.map((shape) => {
      const rows: readonly Row[] = catalogue[shape.file];
      return [`${shape.file}.csv`, Buffer.from(writeTable(shape, rows))];
    }),
  );
}
