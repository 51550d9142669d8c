import type { Column } from "#kernel";
import type { Catalogue } from "../catalogue.ts";
import { catalogueFiles, type CatalogueFile } from "../files.ts";
import { fault, type CatalogueRule, type Fault } from "./fault.ts";
import { groupMissing, referenceMissing, sourceMissing } from "./refusals.ts";

/** Every value that names a row of another file must find it (the `refersTo` of the columns, and groups of units). */
export const referencesExist: CatalogueRule = ({ catalogue }) => {
  const known = knownValues(catalogue);
  const faults: Fault[] = [];
  for (const { file, columns } of catalogueFiles) {
    const all: readonly Column[] = columns;
    for (const column of all.filter(refers)) {
      faults.push(...dangling(catalogue, file, column, known.get(column.refersTo) ?? new Set()));
    }
  }
  return faults;
};

/** A unit is listed under a group that its qualification has. */
export const unitGroupsExist: CatalogueRule = ({ catalogue }) => {
  const groups = new Set(catalogue.combination_groups.map((row) => `${row.qualification} ${row.unit_group}`));
  return catalogue.combination_units
    .filter((row) => !groups.has(`${row.qualification} ${row.unit_group}`))
    .map((row) => {
      const refusal = groupMissing.of({ qualification: row.qualification, group: row.unit_group });
      return fault("combination_units", row, "unit_group", refusal);
    });
};

/** A row that is not a sample names its source. */
export const publishedRowsHaveSource: CatalogueRule = ({ catalogue }) => {
  const faults: Fault[] = [];
  for (const { file } of catalogueFiles) {
    for (const row of catalogue[file]) {
      if (!("status" in row) || row.status === "sample" || row.source !== null) continue;
      faults.push({ file, row, column: "source", refusal: sourceMissing.of() });
    }
  }
  return faults;
};

type Referring = Column & { readonly refersTo: string };

function refers(column: Column): column is Referring {
  return column.refersTo !== undefined;
}

function dangling(catalogue: Catalogue, file: CatalogueFile, column: Referring, known: ReadonlySet<unknown>): Fault[] {
  const faults: Fault[] = [];
  for (const row of catalogue[file]) {
    const value = cells(row).get(column.name);
    if (value === null || known.has(value)) continue;
    const [target = ""] = column.refersTo.split(".");
    const refusal = referenceMissing.of({ value: String(value), file: target, column: column.name });
    faults.push({ file, row, column: column.name, refusal });
  }
  return faults;
}

function knownValues(catalogue: Catalogue): Map<string, Set<unknown>> {
  const known = new Map<string, Set<unknown>>();
  for (const { file, key } of catalogueFiles) {
    for (const name of key) known.set(`${file}.${name}`, new Set(catalogue[file].map((row) => cells(row).get(name))));
  }
  return known;
}

function cells(row: object): Map<string, unknown> {
  return new Map(Object.entries(row));
}
