import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Catalogue, readCatalogueFolder } from "#catalogue";
import { type Column, type Decision, ok, refuseAll, type RefusalPlace, type TableShape } from "#kernel";
import type { App } from "#platform/app";
import { RefusedAct } from "#platform/perform";
import { packChecks } from "./pack-checks.ts";
import { packInserts } from "./pack-inserts.ts";
import { refuseLosses } from "./refuse-losses.ts";
import { packFileMissing } from "./refusals.ts";
import { rowFault } from "./row-fault.ts";
import { packFiles } from "./shapes.ts";

export type LoadedPack = {
  readonly series: string;
  readonly entries: number;
  readonly marks: number;
  readonly hasResults: boolean;
};

/**
 * Loads a pack into an empty database for a calculation: every file or nothing. Refused with file, line, column and
 * code: a missing file, a value that its column does not take, a key given twice, a row that refers to nothing.
 */
export async function loadPack(
  app: App,
  folder: string,
  load: (catalogue: Catalogue) => Promise<Decision<unknown>>,
): Promise<Decision<LoadedPack>> {
  const missing = packFiles.filter(({ file }) => file !== "results" && !existsSync(join(folder, `${file}.csv`)));
  if (missing.length > 0)
    return refuseAll(missing.map(({ file }) => packFileMissing.of({ file: `${file}.csv` }, { file: `${file}.csv` })));
  const catalogue = await readCatalogueFolder(join(folder, "catalogue"));
  if (!catalogue.ok) return catalogue;
  const loaded = await load(catalogue.value);
  if (!loaded.ok) return loaded;
  const client = await app.database.pools.worker.connect();
  try {
    await client.query("begin");
    const pack = await loadRows(client, folder);
    await client.query(pack.ok ? "commit" : "rollback");
    return pack;
  } catch (fault) {
    await client.query("rollback");
    if (fault instanceof RefusedAct) return fault.decision;
    throw fault;
  } finally {
    client.release();
  }
}

async function loadRows(client: pg.PoolClient, folder: string): Promise<Decision<LoadedPack>> {
  for (const shape of packFiles) {
    await client.query(stagingTable(shape));
    const path = join(folder, `${shape.file}.csv`);
    if (existsSync(path)) await copyIn(client, shape, path);
  }
  for (const check of packChecks) {
    const found = await client.query<{ file: string; key: string; line?: number; field?: string }>(check.sql);
    const row = found.rows[0];
    if (row) return check.refuse(row.key, placeOf(row));
  }
  const series = await client.query<{ series: string; entries: number }>(
    "select min(series) as series, count(*) as entries from pack_entries",
  );
  const counts = await client.query<{ marks: number; results: number }>(
    "select (select count(*) from pack_marks) as marks, (select count(*) from pack_results) as results",
  );
  for (const insert of packInserts) await client.query(insert);
  await refuseLosses(client);
  const [first, count] = [series.rows[0], counts.rows[0]];
  return ok({
    series: first?.series ?? "",
    entries: first?.entries ?? 0,
    marks: count?.marks ?? 0,
    hasResults: (count?.results ?? 0) > 0,
  });
}

function placeOf({ file, line, field }: { file: string; line?: number; field?: string }): RefusalPlace {
  const shape = packFiles.find((each) => each.file === file);
  const column = shape?.columns.findIndex((each) => each.name === field) ?? -1;
  return {
    file: `${file}.csv`,
    ...(line === undefined ? {} : { line }),
    ...(field === undefined || column < 0 ? {} : { field, column: column + 1 }),
  };
}

/**
 * A table for the rows as they are in the file, so that the database says which line and column is wrong. `line` counts
 * them as they are copied, below the heading.
 */
function stagingTable(shape: TableShape): string {
  const columns = shape.columns.map(
    (column) => `${column.name} ${sqlType(column)}${column.optional ? "" : " not null"}${sqlCheck(column)}`,
  );
  return (
    `create temporary table pack_${shape.file} (${columns.join(", ")}, ` +
    `line integer generated always as identity (start with 2), primary key (${shape.key.join(", ")})) ` +
    `on commit drop`
  );
}

function sqlType(column: Column): string {
  switch (column.type) {
    case "whole":
    case "money":
      return "integer";
    case "yes-no":
      return "boolean";
    case "day":
      return "date";
    case "text":
    case "fraction":
    case "time":
      return "text";
  }
}

function sqlCheck(column: Column): string {
  if (column.oneOf) return ` check (${column.name} in (${column.oneOf.map((value) => `'${value}'`).join(", ")}))`;
  return column.pattern ? ` check (${column.name} ~ '${column.pattern.source.replaceAll("\\d", "[0-9]")}')` : "";
}

async function copyIn(client: pg.PoolClient, shape: TableShape, path: string): Promise<void> {
  const names = shape.columns.map((column) => column.name).join(", ");
  try {
    await pipeline(
      createReadStream(path),
      withoutByteOrderMark,
      client.query(copyFrom(`copy pack_${shape.file} (${names}) from stdin with (format csv, header match)`)),
    );
  } catch (fault) {
    throw new RefusedAct(refuseAll([rowFault(shape, fault)]));
  }
}

/** Spreadsheets begin a UTF-8 file with a mark that belongs to no column. */
async function* withoutByteOrderMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let first = true;
  for await (const chunk of chunks) {
    yield first && chunk.subarray(0, 3).equals(byteOrderMark) ? chunk.subarray(3) : chunk;
    first = false;
  }
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
