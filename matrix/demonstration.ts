import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { forgetOpenings } from "#results";
import { demoSignIns, type DemoWorld, keepPeople, runDemo, worldOfCopy } from "#demo";
import { type App, defaultAddress, refreshBoard, unnamedBoard } from "#platform/app";
import type { Database } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
import { cloneOfMade, type TestDatabase } from "../src/platform/database/fresh.ts";
import { theProgram } from "../src/start/program.ts";
import { prepareForProofs } from "./module-proofs.ts";

export type Size = { readonly centres: number; readonly candidates: number };

/** How a board is set up: with the demonstration's conveniences for people who look round, or as a real one. */
export type Manner = "as a demonstration" | "as a real board";

/** A board after a whole series, made by the demonstration's own steps, with a calendar that a test moves. */
export type Demonstration = {
  readonly app: App;
  readonly world: DemoWorld;
  /** What the program wrote in its log: faults. */
  readonly faults: readonly string[];
  /** Moves the board's calendar and the clock of its database, with which embargoes are compared, to an instant. */
  moveTo(instant: string): Promise<void>;
};

/** Two days after candidates had their results. */
export const afterResults = "2026-08-22T09:00:00Z";

const silent = { phase: () => ({ advance: () => undefined, done: () => undefined }) };
const seed = 2026;

/**
 * A demonstration for one test file, on a copy of the database of the one that is made in a run for this size and
 * manner. Refuses (throws) one that had faults while it was made.
 */
export async function copyOfDemonstration(
  size: Size,
  manner: Manner,
): Promise<Demonstration & { readonly database: TestDatabase }> {
  const name = `${manner.replaceAll(" ", "_")}_${size.centres}_${size.candidates}`;
  const { database, kept } = await cloneOfMade(name, async (original) => {
    const { app, world, faults } = await makeDemonstration(original, size, manner);
    await app.documents.stop();
    if (faults.length > 0) throw new Error(`The demonstration had faults: ${faults.join("\n")}`);
    return keepPeople(
      world.people,
      world.cohort.map((each) => each.centre.centreId),
    );
  });
  const stage = stageOf(database, manner);
  await refreshBoard(stage.app);
  await stage.moveTo(afterResults);
  return { ...stage, database, world: await worldOfCopy(stage.app, { ...size, seed, out: "" }, silent, kept) };
}

/** Makes a demonstration on an empty database. */
export async function makeDemonstration(database: Database, size: Size, manner: Manner): Promise<Demonstration> {
  const stage = stageOf(database, manner);
  const out = await mkdtemp(join(tmpdir(), "accolade-demonstration-"));
  try {
    const { world } = await runDemo(
      stage.app,
      { ...size, seed, out },
      {
        progress: silent,
        subscribers: theProgram.subscribers,
        writePack: async () => undefined,
        statements: "none",
        setDay: (day) => stage.moveTo(`${day}T10:00:00Z`),
      },
    );
    await demoSignIns(world, "");
    await prepareForProofs(world);
    await stage.moveTo(afterResults);
    return { ...stage, world };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function stageOf(database: Database, manner: Manner): Omit<Demonstration, "world"> {
  const calendar = { now: Temporal.Instant.from("2026-01-12T09:00:00Z") };
  const faults: string[] = [];
  const app: App = {
    database,
    board: unnamedBoard,
    demo: manner === "as a demonstration",
    clock: () => calendar.now,
    log: (line) => faults.push(line),
    documents: lazyDocumentWorkers(1),
    site: { address: defaultAddress },
    mail: { mode: manner === "as a demonstration" ? "capture" : "none" },
  };
  const moveTo = async (instant: string): Promise<void> => {
    calendar.now = Temporal.Instant.from(instant);
    await sql`create or replace function platform.clock() returns timestamptz language sql stable parallel safe
      return ${sql.lit(instant)}::timestamptz`.execute(database.as.owner);
    await forgetOpenings(database);
  };
  return { app, faults, moveTo };
}
