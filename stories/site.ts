import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { demoSignIns, type DemoWorld, runDemo } from "#demo";
import { type App, defaultAddress, unnamedBoard } from "#platform/app";
import type { Database } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
import { makeSignInLink } from "#people";
import { prepareForProofs } from "../matrix/module-proofs.ts";
import { serveApp } from "../src/start/serve-app.ts";
import { theProgram } from "../src/start/program.ts";

/** A demonstration board that is served on this machine, with a calendar that a story moves. */
export type Site = {
  readonly app: App;
  readonly world: DemoWorld;
  readonly address: string;
  /** What the program wrote in its log: faults. A story that ends well leaves it empty. */
  readonly faults: readonly string[];
  /** Moves the board's calendar and the clock of its database to an instant. */
  moveTo(instant: string): Promise<void>;
  /** A sign-in link that works once. */
  link(personId: string): Promise<string>;
  close(): Promise<void>;
};

export type SiteSize = { readonly centres: number; readonly candidates: number };

/** Two days after candidates had their results. */
export const afterResults = "2026-08-22T09:00:00Z";

const silent = { phase: () => ({ advance: () => undefined, done: () => undefined }) };

/** Makes a board by the demonstration's own steps on an empty database, and serves it. */
export async function openSite(database: Database, size: SiteSize): Promise<Site> {
  const calendar = { now: Temporal.Instant.from("2026-01-12T09:00:00Z") };
  const faults: string[] = [];
  const documents = lazyDocumentWorkers(1);
  const app: App = {
    database,
    board: unnamedBoard,
    demo: true,
    clock: () => calendar.now,
    log: (line) => faults.push(line),
    documents,
    site: { address: defaultAddress },
    mail: { mode: "catch" },
  };
  const out = await mkdtemp(join(tmpdir(), "accolade-story-"));
  const moveTo = async (instant: string): Promise<void> => {
    calendar.now = Temporal.Instant.from(instant);
    await setDatabaseClock(database, instant);
  };
  const { world } = await runDemo(
    app,
    { ...size, seed: 2026, out },
    {
      progress: silent,
      subscribers: theProgram.subscribers,
      writePack: async () => undefined,
      statements: "none",
      setDay: (day) => moveTo(`${day}T10:00:00Z`),
    },
  );
  await demoSignIns(world, "");
  await prepareForProofs(world);
  await moveTo(afterResults);
  const listening = await serveApp(app, { host: "127.0.0.1", port: 0 });
  const { address } = listening;
  return {
    app,
    world,
    address,
    faults,
    moveTo,
    link: async (personId) => `${address}/sign-in/${await makeSignInLink(app, personId)}`,
    close: async () => {
      await listening.close();
      await documents.stop();
      await rm(out, { recursive: true, force: true });
    },
  };
}

/** The embargo asks the database for the time; a story gives it one, as a board's clock would go. */
async function setDatabaseClock(database: Database, instant: string): Promise<void> {
  await sql`create or replace function platform.clock() returns timestamptz language sql stable parallel safe
    return ${sql.lit(instant)}::timestamptz`.execute(database.as.owner);
}
