import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { readCatalogue } from "#catalogue";
import type { App } from "#platform/app";
import type { Progress } from "#platform/cli";
import { makeFolder } from "#platform/database";
import type { Subscriber } from "#platform/events";
import { done } from "./act.ts";
import type { DemoCentre } from "./cohort/centres.ts";
import { demoCohort } from "./cohort/cohort.ts";
import { type DemoPeople, demoPeople, type KeptPeople, recallPeople } from "./people.ts";
import { writeOut } from "./steps/write-out.ts";
import { demoSummary } from "./summary.ts";
import type { DemoWorld } from "./world.ts";
import { type DemoYear, openYear, setUpDay } from "./year/open-year.ts";
import { pausingProgress } from "./year/pausing-progress.ts";

export type DemoOptions = {
  readonly centres: number;
  readonly candidates: number;
  readonly seed: number;
  readonly out: string;
  /** The moment up to which things have happened; all of the year's have when it is left out. */
  readonly asOf?: Temporal.Instant | undefined;
};

/** What the program lends the demonstration: it knows every module, the demonstration does not. */
export type DemoTools = {
  readonly progress: Progress;
  readonly subscribers: readonly Subscriber[];
  readonly writePack: (world: DemoWorld) => Promise<void>;
  /** Moves the demonstration's calendar to a day: deadlines are met as they would have been. */
  setDay(day: string): void | Promise<void>;
  /** Statements are the longest part; a benchmark of something else leaves them out. */
  readonly statements?: "all" | "none";
};

export type DemoDone = {
  readonly world: DemoWorld;
  readonly summary: string;
  /** The key of a system of the first centre, to try the API with. */
  readonly systemKey: string;
  /** What is still to come of the year, for whoever goes on with it. */
  readonly year: DemoYear;
};

const yearEnd = Temporal.Instant.from("2026-12-31T23:59:59Z");

/** Makes a realistic board and sends one June series through it, by the same doors that people use. */
export async function runDemo(app: App, options: DemoOptions, tools: DemoTools): Promise<DemoDone> {
  const startedAt = performance.now();
  await emptyOut(options.out);
  await tools.setDay(setUpDay);
  const progress = pausingProgress(tools.progress);
  const world = await newWorld(app, options, progress);
  let statements = 0;
  const year = await openYear(world, progress, {
    subscribers: tools.subscribers,
    setDay: tools.setDay,
    writeOut: async () => {
      statements = (await writeOut(world, tools.statements ?? "all")).statements;
      const packing = progress.phase("Write the pack");
      await tools.writePack(world);
      packing.done(join(options.out, "pack"));
    },
  });
  await year.goOnTo(options.asOf ?? yearEnd);
  const seconds = Math.ceil((performance.now() - startedAt) / 1000);
  return {
    world,
    year,
    systemKey: year.systemKey,
    summary: await demoSummary(app, { statements, seconds, asOf: options.asOf }),
  };
}

/** The world of a demonstration that was made with these options, on a copy of its database. It changes nothing. */
export async function worldOfCopy(
  app: App,
  options: DemoOptions,
  progress: Progress,
  kept: KeptPeople,
): Promise<DemoWorld> {
  return worldOf(app, options, progress, async () => recallPeople(kept));
}

function newWorld(app: App, options: DemoOptions, progress: Progress): Promise<DemoWorld> {
  return worldOf(app, options, progress, (centres) => demoPeople(app, centres));
}

async function worldOf(
  app: App,
  options: DemoOptions,
  progress: Progress,
  peopleOf: (centres: readonly DemoCentre[]) => Promise<DemoPeople>,
): Promise<DemoWorld> {
  const { catalogue, files } = await shippedCatalogue();
  const cohort = demoCohort(options.seed, catalogue, options.centres, options.candidates);
  const people = await peopleOf(cohort.map((each) => each.centre));
  return { app, seed: options.seed, out: options.out, catalogue, catalogueFiles: files, cohort, people, progress };
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
