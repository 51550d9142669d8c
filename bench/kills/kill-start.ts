import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { removeDataFolder } from "#platform/database";
import type { Database } from "../../src/platform/database/database.ts";
import type { Killed } from "./kill-act.ts";
import { begin, beginAndKill, type Life, type Victim } from "./life.ts";
import { patiently } from "./model.ts";

/** Kills in the middle of loading a catalogue: it is there as a whole, or not at all, and loads afterwards. */
export async function killDuringLoad(
  folder: string,
  life: Life,
  { nth, victim, milliseconds }: { readonly nth: number; readonly victim: Victim; readonly milliseconds: number },
): Promise<Killed> {
  const mark = `${victim} ${nth}`;
  const earlier = await patiently(() => titlesOf(life.database));
  const loading = life.load(mark);
  await pause(milliseconds);
  await life.kill(victim);
  const killedAt = performance.now();
  const isLoaded = await loading;
  const next = victim === "program" ? await begin(folder) : life;
  const titles = await patiently(() => titlesOf(next.database));
  const back = Math.round(performance.now() - killedAt);
  const wrong: string[] = [];
  if (titles[0] !== titles[1]) wrong.push(`half of the catalogue was loaded: ${titles.join(" and ")}`);
  if (isLoaded && !titles[0]?.endsWith(mark)) wrong.push("a catalogue that was loaded is gone");
  if (titles[0] !== earlier[0] && !titles[0]?.endsWith(mark)) wrong.push(`the catalogue is another one: ${titles[0]}`);
  if (!(await loadsAtLast(next, mark))) wrong.push("the catalogue does not load afterwards");
  return { life: next, milliseconds: back, wrong };
}

/** Loads until it succeeds, for a minute: a server that was killed answers a little longer before it starts again. */
async function loadsAtLast(life: Life, mark: string): Promise<boolean> {
  for (let tries = 0; tries < 120; tries += 1) {
    if (await life.load(mark)) return true;
    await pause(500);
  }
  return false;
}

async function titlesOf(database: Database): Promise<readonly string[]> {
  const found = await sql<{ title: string }>`
    select title from catalogue.families where family = 'GCSE'
    union all select title from catalogue.suites where suite = 'GCSE-9-1'`.execute(database.as.worker);
  return found.rows.map(({ title }) => title);
}

/** Kills in the middle of the first start on a new folder, and so of all migrations: the folder starts afterwards. */
export async function killDuringFirstStart(
  milliseconds: number,
): Promise<{ readonly milliseconds: number; readonly wrong: readonly string[] }> {
  const folder = await mkdtemp(join(tmpdir(), "accolade-bench-"));
  try {
    await beginAndKill(folder, milliseconds);
    const killedAt = performance.now();
    const life = await begin(folder).catch((fault: unknown) => String(fault));
    const back = Math.round(performance.now() - killedAt);
    if (typeof life === "string") return { milliseconds: back, wrong: [life] };
    await life.stop();
    return { milliseconds: back, wrong: [] };
  } finally {
    removeDataFolder(folder);
  }
}
