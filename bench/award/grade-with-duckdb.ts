import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import type { App } from "#platform/app";
import { series } from "./fill.ts";

/** What DuckDB made of the same data: how long the grading took, and how many results differ from the award's. */
export type DuckGrades = { readonly milliseconds: number; readonly results: number; readonly different: number };

const extracts: Readonly<Record<string, string>> = {
  movement: `select centre_id, candidate_id, option, component, change from marking.movement where series = '${series}'`,
  result: `select centre_id, candidate_id, option, total, grade from awarding.result where series = '${series}'`,
  factor: "select option, component, factor_top, factor_over from catalogue.option_components",
  boundary: `select code as option, grade, mark from catalogue.boundaries where series = '${series}' and target = 'option'`,
};

/**
 * Grades the same marks with DuckDB, in a process of its own so that its memory is not taken for ours, and compares.
 */
export async function gradeWithDuckDb(app: App): Promise<DuckGrades> {
  const folder = await mkdtemp(join(tmpdir(), "accolade-duckdb-"));
  try {
    for (const [name, query] of Object.entries(extracts)) await extract(app, query, join(folder, `${name}.csv`));
    const ran = spawnSync(process.execPath, [join(import.meta.dirname, "duckdb-process.ts"), folder], {
      encoding: "utf8",
    });
    if (ran.status !== 0) throw new Error(`DuckDB did not finish: ${ran.stderr}`);
    return readGrades(JSON.parse(ran.stdout));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readGrades(printed: Readonly<Record<string, unknown>>): DuckGrades {
  const whole = (name: string) => Number(printed[name]);
  return { milliseconds: whole("milliseconds"), results: whole("results"), different: whole("different") };
}

async function extract(app: App, query: string, file: string): Promise<void> {
  const client = await app.database.pools.worker.connect();
  try {
    await pipeline(
      client.query(copyTo(`copy (${query}) to stdout with (format csv, header)`)),
      createWriteStream(file),
    );
  } finally {
    client.release();
  }
}
