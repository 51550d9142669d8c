import { sql } from "kysely";
import type { Cell, Column, Row, TableShape } from "#kernel";
import type { Tx } from "#platform/database";
import type { Catalogue } from "./catalogue.ts";
import { catalogueFiles } from "./files.ts";

/**
 * The whole catalogue as it is loaded, as far as the reader may see it: what was read from the files, each table by its
 * key. The tables keep no order of their own, so rows come in the order of their codes and not in that of the files.
 */
export async function storedCatalogue(tx: Tx): Promise<Catalogue> {
  const tables: [string, readonly Row[]][] = [];
  for (const shape of catalogueFiles) tables.push([shape.file, await storedRows(tx, shape)]);
  // Parsing: each table has the columns of the very shape from which the type Catalogue is derived.
  return Object.fromEntries(tables) as unknown as Catalogue;
}

async function storedRows(tx: Tx, shape: TableShape): Promise<readonly Row[]> {
  const columns = sql.join(shape.columns.map((column) => sql.ref(column.name)));
  const order = sql.join(shape.key.map((name) => orderBy(shape, name)));
  const rows = await sql<
    Record<string, Cell>
  >`select ${columns} from ${sql.table(`catalogue.${shape.file}`)} order by ${order}`.execute(tx);
  const blankKeys = shape.columns.filter((column) => column.optional && shape.key.includes(column.name));
  return blankKeys.length === 0 ? rows.rows : rows.rows.map((row) => withoutBlanks(row, blankKeys));
}

/** Codes in the order of their characters, whatever the language of the database; numbers and days as such. */
function orderBy(shape: TableShape, name: string): ReturnType<typeof sql> {
  const isText = shape.columns.some((column) => column.name === name && column.type === "text");
  return !isText ? sql`${sql.ref(name)}` : sql`${sql.ref(name)} collate "C"`;
}

/** A column of a key is stored as blank text where the file has nothing. */
function withoutBlanks(row: Row, columns: readonly Column[]): Row {
  return {
    ...row,
    ...Object.fromEntries(columns.map(({ name }) => [name, row[name] === "" ? null : (row[name] ?? null)])),
  };
}
