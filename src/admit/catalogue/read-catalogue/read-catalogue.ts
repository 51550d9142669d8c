import { ok, refuseAll, type Decision, type Refusal, type Row, type TableShape } from "#kernel";
import { readTable } from "#formats/csv";
import type { Catalogue } from "../catalogue.ts";
import { catalogueFacts } from "../facts.ts";
import { catalogueFiles, type CatalogueFile } from "../files.ts";
import { catalogueFileMissing, catalogueFileUnknown } from "../refusals.ts";
import type { Fault } from "./fault.ts";
import { catalogueRules } from "./rules.ts";

/** The bytes of a catalogue by file name, such as `options.csv`. */
export type CatalogueBytes = ReadonlyMap<string, Uint8Array>;

/**
 * Reads a whole catalogue, or nothing. First every cell of every file (missing and unknown files too); when all cells
 * can be read, every rule between rows and files. All faults are listed, each with its file, line, column and code.
 */
export function readCatalogue(files: CatalogueBytes): Decision<Catalogue> {
  const tables = catalogueFiles.map(({ file }) => readFile(files, file));
  const faults = [...checkFileNames(files), ...tables.flatMap((table) => table.faults)];
  if (faults.length > 0) return refuseAll(faults);
  // Parsing: readTable has checked every cell against the very columns from which the type Catalogue is derived.
  const catalogue = Object.fromEntries(tables.map(({ file, rows }) => [file, rows])) as unknown as Catalogue;
  const found = catalogueRules.flatMap((rule) => rule(catalogueFacts(catalogue)));
  if (found.length === 0) return ok(catalogue);
  return refuseAll(found.map((each) => refusalOf(each, tables)).toSorted(byPlace));
}

type ReadFile = {
  readonly file: CatalogueFile;
  readonly rows: readonly Row[];
  readonly lines: ReadonlyMap<object, number>;
  readonly heading: readonly string[];
  readonly faults: readonly Refusal[];
};

function readFile(files: CatalogueBytes, file: CatalogueFile): ReadFile {
  const [name, nothing] = [`${file}.csv`, { file, rows: [], lines: new Map<object, number>(), heading: [] }];
  const shape: TableShape | undefined = catalogueFiles.find((each) => each.file === file);
  const bytes = files.get(name);
  if (!bytes && shape?.optional) return { ...nothing, faults: [] };
  if (!bytes || !shape) {
    return { ...nothing, faults: [catalogueFileMissing.of({ name }, { file: name })] };
  }
  const table = readTable(shape, name, bytes);
  if (!table.ok) return { ...nothing, faults: table.refusals };
  const { heading, rows, places } = table.value;
  const lines = new Map<object, number>(rows.map((row, index) => [row, places[index]?.line ?? 0]));
  return { file, rows, lines, heading, faults: [] };
}

function checkFileNames(files: CatalogueBytes): Refusal[] {
  const known = new Set(catalogueFiles.map(({ file }) => `${file}.csv`));
  return [...files.keys()]
    .filter((name) => name.endsWith(".csv") && !new Set<string>(known).has(name))
    .map((name) => catalogueFileUnknown.of({ name, names: [...known].join(", ") }, { file: name }));
}

function refusalOf(fault: Fault, tables: readonly ReadFile[]): Refusal {
  const table = tables.find((each) => each.file === fault.file);
  return {
    ...fault.refusal,
    file: `${fault.file}.csv`,
    line: table?.lines.get(fault.row) ?? 0,
    column: (table?.heading.indexOf(fault.column) ?? -1) + 1,
    field: fault.column,
  };
}

function byPlace(a: Refusal, b: Refusal): number {
  return (
    (a.file ?? "").localeCompare(b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
  );
}
