import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Catalogue, loadCatalogue, readCatalogue } from "#catalogue";
import type { App } from "#platform/app";
import { newId } from "#platform/database";
import { perform } from "#platform/perform";
import { actorOf } from "#people";
import { type Benchmark, perSecond, ratio, timed } from "../benchmark.ts";
import { withThrowawayApp } from "../throwaway.ts";
import { fillEntries, series } from "./fill.ts";
import { gradeWithDuckDb } from "./grade-with-duckdb.ts";
import { moveRows } from "./move-rows.ts";
import { calculateAward } from "../../src/award/awarding/run-award/calculate-award.ts";
import { secondCalculation } from "../../src/award/awarding/second-calculation/index.ts";

const actor = actorOf({
  personId: "bench",
  name: "Benchmark",
  side: "board",
  roles: ["administrator"],
  centreId: null,
  candidateId: null,
});
const sizes = [
  ["250k", 250_000],
  ["1M", 1_000_000],
  ["4M", 4_000_000],
] as const;

type Award = {
  readonly entries: number;
  readonly milliseconds: number;
  readonly moved: number;
  readonly steps: Readonly<Record<string, number>>;
  readonly duckDb: number;
  readonly twin: number | undefined;
};

/** Marks to keyed results with every check, beside moving the same rows, and DuckDB on the same data; three sizes. */
export const benchAward: Benchmark = {
  name: "award",
  about: "marks to keyed results with all checks, beside merely moving the same rows; equal to DuckDB and the twin",
  run: async (io, { scale, connections }) => {
    const measured = new Map<string, Award>();
    for (const [name, full] of sizes) {
      const entries = Math.max(2_000, Math.floor(full / scale));
      measured.set(name, await withThrowawayApp((app) => measure(app, entries, connections, name === "250k")));
      io.err(`  award ${name}: ${JSON.stringify(measured.get(name))}\n`);
    }
    return { name: "award", figures: figuresOf(measured), ratios: ratiosOf(measured) };
  },
};

async function measure(app: App, entries: number, connections: number, withTwin: boolean): Promise<Award> {
  const catalogue = await loadShipped(app);
  const { address } = app.database;
  await fillEntries(address, entries, connections);
  const moved = await moveRows(address, connections);
  const runId = newId();
  await app.database.as.board
    .insertInto("awarding.run")
    .values({ run_id: runId, series, started_by: actor.name, status: "running", rule_version: "bench" })
    .execute();
  const awarded = await timed(() =>
    calculateAward(
      address,
      { runId, series, cause: "award", missing: "refuse", connections, onProgress: () => undefined },
      async (_client, calculated) => calculated,
    ),
  );
  if (!awarded.value.ok) throw new Error(`The award was refused: ${JSON.stringify(awarded.value.refusals)}`);
  const steps = Object.fromEntries(awarded.value.value.steps.map((step) => [step.step, step.milliseconds]));
  const duckDb = await gradeWithDuckDb(app);
  if (duckDb.different > 0 || duckDb.results !== awarded.value.value.entries)
    throw new Error(`DuckDB differs: ${JSON.stringify(duckDb)}`);
  const twin = withTwin ? await agreement(app, runId, catalogue) : undefined;
  return {
    entries: awarded.value.value.entries,
    milliseconds: awarded.milliseconds,
    moved,
    steps,
    duckDb: duckDb.milliseconds,
    twin,
  };
}

/** Compares every result with the second calculation; the milliseconds. Any difference is a fault. */
async function agreement(app: App, runId: string, catalogue: Catalogue): Promise<number> {
  const client = await app.database.pools.worker.connect();
  try {
    const second = await timed(() =>
      secondCalculation(app.database.address, client, { series, runId, catalogue, onProgress: () => undefined }),
    );
    if (second.value.differences > 0)
      throw new Error(`The second calculation differs: ${JSON.stringify(second.value.first[0])}`);
    return second.milliseconds;
  } finally {
    client.release();
  }
}

async function loadShipped(app: App): Promise<Catalogue> {
  const folder = join(import.meta.dirname, "../../demo/catalogue");
  const files = new Map<string, Uint8Array>();
  for (const name of await readdir(folder))
    if (name.endsWith(".csv")) files.set(name, await readFile(join(folder, name)));
  const [read, loaded] = [readCatalogue(files), await perform(app, actor, loadCatalogue, files)];
  if (!read.ok || !loaded.ok) throw new Error("The shipped catalogue was refused.");
  return read.value;
}

function figuresOf(measured: ReadonlyMap<string, Award>): Record<string, { value: number; unit: string }> {
  const figures: Record<string, { value: number; unit: string }> = {};
  for (const [name, award] of measured) {
    figures[`entries${name}`] = { value: award.entries, unit: "entries" };
    figures[`award${name}`] = { value: award.milliseconds, unit: "ms" };
    figures[`awardRate${name}`] = perSecond(award.entries, award.milliseconds);
    figures[`moving${name}`] = { value: award.moved, unit: "ms" };
    figures[`duckDb${name}`] = { value: award.duckDb, unit: "ms" };
    if (award.twin !== undefined) figures[`secondCalculation${name}`] = { value: award.twin, unit: "ms" };
  }
  figures["nodeMemory"] = { value: Math.round(process.resourceUsage().maxRSS / 1024), unit: "MB" };
  return figures;
}

/** Growth is time per entry at one size over that at the size before: 1 is linear. */
function ratiosOf(measured: ReadonlyMap<string, Award>): Record<string, number> {
  const all = [...measured];
  const toMoving = all.map(
    ([name, award]) => [`awardToMoving${name}`, ratio(award.milliseconds, award.moved)] as const,
  );
  const growth = all.slice(1).map(([name, award], at) => {
    const [before, smaller] = all[at] ?? ["", award];
    return [
      `growth${before}To${name}`,
      ratio(award.milliseconds * smaller.entries, smaller.milliseconds * award.entries),
    ] as const;
  });
  return Object.fromEntries([...toMoving, ...growth]);
}
