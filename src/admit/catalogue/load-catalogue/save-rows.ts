import { sql } from "kysely";
import { type Cell, type Column, parseBoardTime, parseFraction, type Row, type TableShape } from "#kernel";
import type { Tx } from "#platform/database";
import { type CatalogueFile, catalogueFiles } from "../files.ts";

export type CatalogueRows = { readonly [file in CatalogueFile]: readonly Row[] };

/** How many rows of a file were added or changed, and how many were taken out. */
export type FileChange = {
  readonly file: CatalogueFile;
  readonly rows: number;
  readonly saved: number;
  readonly removed: number;
};

/**
 * Makes the catalogue tables equal to the rows of a folder: new rows are added, changed ones replaced, missing ones
 * removed. The database refuses (a foreign key fault) to remove what has entries or results.
 */
export async function saveRows(tx: Tx, rows: CatalogueRows): Promise<readonly FileChange[]> {
  const saved = new Map<CatalogueFile, number>();
  for (const shape of catalogueFiles) saved.set(shape.file, await upsert(tx, shape, rows[shape.file]));
  const changes: FileChange[] = [];
  for (const shape of [...catalogueFiles].reverse()) {
    const removed = await removeMissing(tx, shape, rows[shape.file]);
    changes.unshift({ file: shape.file, rows: rows[shape.file].length, saved: saved.get(shape.file) ?? 0, removed });
  }
  return changes;
}

async function upsert(tx: Tx, shape: TableShape, rows: readonly Row[]): Promise<number> {
  const names = shape.columns.flatMap(tableColumns);
  const rest = names.filter((name) => !shape.key.includes(name));
  const table = sql.table(`catalogue.${shape.file}`);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const update =
    rest.length === 0
      ? sql`nothing`
      : sql`update set ${sql.join(rest.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))}
    where (${sql.join(rest.map((name) => sql`old.${sql.ref(name)}`))}) is distinct
      from (${sql.join(rest.map((name) => sql`excluded.${sql.ref(name)}`))})`;
  const result = await sql`
    insert into ${table} as old (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(
      rows.map((row) => tableRow(shape, row)),
    )}::jsonb)
    on conflict (${sql.join(shape.key.map((name) => sql.ref(name)))}) do ${update}`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

async function removeMissing(tx: Tx, shape: TableShape, rows: readonly Row[]): Promise<number> {
  const table = sql.table(`catalogue.${shape.file}`);
  const key = sql.join(shape.key.map((name) => sql.ref(name)));
  const result = await sql`
    delete from ${table} where (${key}) not in (
      select ${key} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(
        rows.map((row) => tableRow(shape, row)),
      )}::jsonb))`.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

function tableColumns(column: Column): string[] {
  switch (column.type) {
    case "fraction":
      return [column.name, `${column.name}_top`, `${column.name}_over`];
    case "time":
      return [column.name, `${column.name}_instant`];
    default:
      return [column.name];
  }
}

function tableRow(shape: TableShape, row: Row): Record<string, Cell> {
  return Object.fromEntries(shape.columns.flatMap((column) => tableCells(shape, column, row[column.name] ?? null)));
}

function tableCells(shape: TableShape, column: Column, cell: Cell): [string, Cell][] {
  if (column.type === "fraction") {
    const value = parseFraction(String(cell));
    return [
      [column.name, cell],
      [`${column.name}_top`, Number(value?.top)],
      [`${column.name}_over`, Number(value?.over)],
    ];
  }
  if (column.type === "time")
    return [
      [column.name, cell],
      [`${column.name}_instant`, parseBoardTime(String(cell))?.toString() ?? null],
    ];
  return [[column.name, cell === null && shape.key.includes(column.name) ? "" : cell]];
}
