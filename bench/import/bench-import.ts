import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Readable } from "node:stream";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { addCentres, centresTable } from "#centres";
import { type Catalogue, loadCatalogue, readCatalogue } from "#catalogue";
import { receiveEntryFile } from "#entries";
import { writeTable } from "#formats/csv";
import type { App } from "#platform/app";
import { perform } from "#platform/perform";
import { done, inTurn } from "../../demo/act.ts";
import { type CentreCohort, demoCohort } from "../../demo/cohort/cohort.ts";
import { demoPeople } from "../../demo/people.ts";
import { entryFile } from "../../demo/school/entry-file.ts";
import { type Benchmark, perSecond, ratio, timed } from "../benchmark.ts";
import { withThrowawayApp } from "../throwaway.ts";

/**
 * Entry files through the front door, with every check, beside raw COPY of the same rows into tables with the same
 * keys.
 */
export const benchImport: Benchmark = {
  name: "import",
  about: "E files of many centres to entries, with every check, audit and report, beside COPY of the same rows",
  run: async (_io, { scale, connections }) =>
    withThrowawayApp(async (app, setDay) => {
      const { catalogue, files } = await shipped();
      const centres = Math.max(4, Math.floor(200 / scale));
      const cohort = demoCohort(1, catalogue, centres, centres * 300);
      const people = await demoPeople(
        app,
        cohort.map((each) => each.centre),
      );
      done("load the catalogue", await perform(app, people.board, loadCatalogue, files));
      await approve(app, people.board, catalogue, cohort);
      await setDay("2026-02-10");
      const sent = cohort.map((each) => ({
        centreId: each.centre.centreId,
        file: entryFile("E", each.centre, 1, "2026-02-10", each.entered),
      }));
      const imported = await timed(() =>
        inTurn(sent, connections, async ({ centreId, file }) => {
          const receipt = done("receive entries", await perform(app, people.officer(centreId), receiveEntryFile, file));
          if (receipt.status === "rejected") throw new Error(`A file was refused: ${receipt.lines[0]?.text}`);
          return receipt.entries;
        }),
      );
      const entries = imported.value.reduce((sum, count) => sum + count, 0);
      const copied = await copySameRows(app, connections);
      return {
        name: "import",
        figures: {
          entries: { value: entries, unit: "entries" },
          files: { value: sent.length, unit: "files" },
          imported: perSecond(entries, imported.milliseconds),
          rawCopy: perSecond(entries, copied),
          nodeMemory: { value: Math.round(process.memoryUsage().rss / 1_048_576), unit: "MB" },
        },
        ratios: { importToRawCopy: ratio(copied, imported.milliseconds) },
      };
    }),
};

async function shipped(): Promise<{ catalogue: Catalogue; files: Map<string, Uint8Array> }> {
  const folder = join(import.meta.dirname, "../../demo/catalogue");
  const files = new Map<string, Uint8Array>();
  for (const name of await readdir(folder))
    if (name.endsWith(".csv")) files.set(name, await readFile(join(folder, name)));
  return { catalogue: done("read the catalogue", readCatalogue(files)), files };
}

async function approve(
  app: App,
  board: Parameters<typeof perform>[1],
  catalogue: Catalogue,
  cohort: readonly CentreCohort[],
): Promise<void> {
  const families = catalogue.families.map((row) => row.family).join(" ");
  const rows = cohort.map(({ centre: { centreId, name, kind, postcode, town } }) => ({
    centre_id: centreId,
    name,
    kind,
    postcode,
    town,
    families,
  }));
  done(
    "add the centres",
    await perform(app, board, addCentres, { name: "centres.csv", bytes: Buffer.from(writeTable(centresTable, rows)) }),
  );
}

/** Every table that the import fills with a row for each candidate, entry or file. */
const tables = [
  "candidates.candidate",
  "candidates.candidate_number",
  "candidates.uci_directory",
  "entries.entry",
  "exchange.file",
];

/**
 * Copies the rows that the import made into empty tables with the same keys, over as many connections; the
 * milliseconds.
 */
async function copySameRows(app: App, connections: number): Promise<number> {
  const owner = app.database.pools.owner;
  await owner.query("create schema bench");
  await owner.query("grant all on schema bench to accolade_worker");
  const texts: { table: string; text: Buffer }[] = [];
  const ranges = await ranged(app, connections);
  for (const table of tables) {
    const copy = `bench.${table.split(".")[1]}`;
    await owner.query(`create table ${copy} (like ${table} including all)`);
    await owner.query(`grant all on ${copy} to accolade_worker`);
    const columns = await columnsOf(app, table);
    for (const [from, to] of ranges) {
      const query = `select ${columns} from ${table} where centre_id between '${from}' and '${to}'`;
      texts.push({ table: copy, text: await read(app, query) });
    }
  }
  let total = 0;
  for (const table of tables) {
    const parts = texts.filter((part) => part.table === `bench.${table.split(".")[1]}`);
    total += (await timed(() => inTurn(parts, connections, (part) => write(app, part.table, part.text)))).milliseconds;
  }
  return total;
}

async function columnsOf(app: App, table: string): Promise<string> {
  const found = await app.database.pools.owner.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and attgenerated = '' order by attnum`,
    [table],
  );
  return found.rows.map((row) => row.name).join(", ");
}

async function ranged(app: App, parts: number): Promise<[string, string][]> {
  const centres = (
    await app.database.pools.worker.query<{ centre_id: string }>("select centre_id from centres.centre order by 1")
  ).rows;
  const size = Math.ceil(centres.length / parts);
  return Array.from({ length: parts }, (_none, part) =>
    centres.slice(part * size, (part + 1) * size).map((row) => row.centre_id),
  )
    .filter((part) => part.length > 0)
    .map((part) => [part[0] ?? "", part.at(-1) ?? ""]);
}

async function read(app: App, query: string): Promise<Buffer> {
  const client = await app.database.pools.worker.connect();
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(copyTo(`copy (${query}) to stdout`))) chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    client.release();
  }
}

async function write(app: App, table: string, text: Buffer): Promise<void> {
  const client = await app.database.pools.worker.connect();
  try {
    await pipeline(Readable.from([text]), client.query(copyFrom(`copy ${table} from stdin`)));
  } finally {
    client.release();
  }
}
