import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { readCatalogue } from "#catalogue";
import { type App, makeFolder, type Progress, type Subscriber } from "#platform";
import { done } from "./act.ts";
import { demoCohort } from "./cohort/cohort.ts";
import { demoPeople } from "./people.ts";
import { awardAndRelease } from "./steps/award-and-release.ts";
import { bankUnits, setUp } from "./steps/set-up.ts";
import { giveSystemsAccess } from "./systems.ts";
import { takeEntries } from "./steps/take-entries.ts";
import { takeMarks } from "./steps/take-marks.ts";
import { writeOut } from "./steps/write-out.ts";
import { demoSummary } from "./summary.ts";
import type { DemoWorld } from "./world.ts";

export type DemoOptions = {
  readonly centres: number;
  readonly candidates: number;
  readonly seed: number;
  readonly out: string;
};

/** What the program lends the demonstration: it knows every module, the demonstration does not. */
export type DemoTools = {
  readonly progress: Progress;
  readonly subscribers: readonly Subscriber[];
  readonly writePack: (world: DemoWorld) => Promise<void>;
  setDay(day: string): void;
  /** Statements are the longest part; a benchmark of something else leaves them out. */
  readonly statements?: "all" | "none";
};

export type DemoDone = {
  readonly world: DemoWorld;
  readonly summary: string;
  /** The key of a system of the first centre, to try the interface for programs with. */
  readonly systemKey: string;
};

/** Makes a believable board and sends one June series through it, by the same doors that people use. */
export async function runDemo(app: App, options: DemoOptions, tools: DemoTools): Promise<DemoDone> {
  const startedAt = performance.now();
  await emptyOut(options.out);
  const { catalogue, files } = await shippedCatalogue();
  const cohort = demoCohort(options.seed, catalogue, options.centres, options.candidates);
  const people = await demoPeople(
    app,
    cohort.map((each) => each.centre),
  );
  const world: DemoWorld = {
    app,
    seed: options.seed,
    out: options.out,
    catalogue,
    catalogueFiles: files,
    cohort,
    people,
    progress: tools.progress,
    setDay: tools.setDay,
  };
  await setUp(world);
  const systemKey = await giveSystemsAccess(world);
  const entries = await takeEntries(world);
  await bankUnits(world);
  const marks = await takeMarks(world);
  const run = await awardAndRelease(world, tools.subscribers);
  const written = await writeOut(world, tools.statements ?? "all");
  const packing = tools.progress.phase("Write the pack");
  await tools.writePack(world);
  packing.done(join(options.out, "pack"));
  const summary = await demoSummary(
    app,
    {
      centres: cohort.length,
      candidates: cohort.reduce((sum, each) => sum + each.sat.length, 0),
      files: entries.files + marks.files,
      refused: entries.refused,
      entries: entries.entries,
      marks: marks.marks,
      statements: written.statements,
      seconds: Math.ceil((performance.now() - startedAt) / 1000),
    },
    run,
  );
  return { world, summary, systemKey };
}

async function emptyOut(out: string): Promise<void> {
  for (const part of ["inbox", "centres", "pack", "sign-ins.json", "summary.txt"])
    await rm(join(out, part), { recursive: true, force: true });
  makeFolder(out);
}

async function shippedCatalogue(): Promise<{
  catalogue: DemoWorld["catalogue"];
  files: ReadonlyMap<string, Uint8Array>;
}> {
  const folder = join(import.meta.dirname, "catalogue");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".csv")).sort();
  const files = new Map<string, Uint8Array>();
  for (const name of names) files.set(name, await readFile(join(folder, name)));
  return { catalogue: done("read the catalogue", readCatalogue(files)), files };
}
