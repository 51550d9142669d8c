import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import { type Catalogue, writeCatalogue } from "#catalogue";
import type { App } from "#platform/app";
import { type PackFile, packFiles } from "./shapes.ts";

/**
 * Writes the pack of a series: the whole board as documented CSV, ordered by key, the same bytes for the same board.
 */
export async function writePack(app: App, catalogue: Catalogue, series: string, folder: string): Promise<void> {
  await mkdir(join(folder, "catalogue"), { recursive: true });
  for (const [name, bytes] of writeCatalogue(catalogue)) await writeFile(join(folder, "catalogue", name), bytes);
  for (const { file } of packFiles) await copyOut(app, select(file, series), join(folder, `${file}.csv`));
}

/** Writes the results of a series as the pack has them. */
export function writeResults(app: App, series: string, path: string): Promise<void> {
  return copyOut(app, select("results", series), path);
}

async function copyOut(app: App, query: string, path: string): Promise<void> {
  const client = await app.database.pools.worker.connect();
  try {
    await pipeline(
      client.query(copyTo(`copy (${query}) to stdout with (format csv, header)`)),
      createWriteStream(path),
    );
  } finally {
    client.release();
  }
}

/** The rows of a file. `series` is checked by its pattern before it stands in a statement. */
function select(file: PackFile, series: string): string {
  if (!/^[0-9A-Z]{4}$/.test(series)) throw new RangeError(`${series} is not a series.`);
  return selects[file].replaceAll("$series", `'${series}'`);
}

const yesNo = (column: string): string => `case when ${column} then 'yes' else 'no' end as ${column.split(".").at(-1)}`;

const selects: Record<PackFile, string> = {
  centres:
    `select centre_id, name, kind, nullif(postcode, '') as postcode, nullif(town, '') as town from centres.centre ` +
    `order by 1`,
  candidates: `
    select c.centre_id, c.candidate_id, n.candidate_number, c.uci, c.uln, c.surname, c.forenames, c.sex, c.date_of_birth
    from candidates.candidate c
    join candidates.candidate_number n on n.centre_id = c.centre_id and n.candidate_id = c.candidate_id
      and n.series = $series
    order by 1, 2`,
  entries: `
    select centre_id, series, candidate_id, option from entries.entry
    where series = $series and status <> 'withdrawn' order by 1, 2, 3, 4`,
  marks: `
    select m.centre_id, m.series, m.candidate_id, m.option, m.component, m.mark,
           case when m.status in ('marked', 'incomplete') then m.grade end as grade, m.status
    from marking.current_mark m
    join entries.entry e on e.centre_id = m.centre_id and e.series = m.series and e.candidate_id = m.candidate_id
      and e.option = m.option
    where m.series = $series and e.status <> 'withdrawn' order by 1, 2, 3, 4, 5`,
  banked: `
    select b.uci, b.unit, b.series, b.option, b.centre_id, b.uniform, b.grade, b.points, ${yesNo("b.absent")}
    from awarding.banked_unit b where b.series <> $series order by 1, 2, 3, 4, 5`,
  results: `
    select r.centre_id, r.series, r.candidate_id, r.option, r.kind, r.status, r.grade, ${yesNo("r.partial_absence")},
           r.total, r.uniform, r.points,
           (select string_agg((u.value->>'unit') || '@' || (u.value->>'series'), ';' order by u.value->>'unit')
            from jsonb_array_elements(r.units) u where (u.value->>'counted')::boolean) as units
    from awarding.current_result r where r.series = $series order by 1, 2, 3, 4`,
};
