import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workTime } from "#demo";
import { type App, unnamedBoard } from "#platform/app";
import { openData } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
import { startSession } from "#people";
import { type Given, giveMarks } from "../../demo/steps/unmarked.ts";
import { markFacts } from "../../demo/cohort/marks.ts";
import { runDemo } from "../../demo/run-demo.ts";
import { demoSeries, type DemoWorld } from "../../demo/world.ts";
import { demoClock } from "../../src/start/demo-clock/clock.ts";
import { theProgram } from "../../src/start/program.ts";

/** A board in the middle of its year, on a data folder that no program runs, and what is sent to it. */
export type KillWorld = {
  readonly cohort: DemoWorld["cohort"];
  /** Tokens of sessions, of the board's administrator and of each centre's exams officer. */
  readonly tokens: { readonly board: string; officer(centreId: string): string };
  readonly marks: { readonly teachers: readonly Given[]; readonly examiners: readonly Given[] };
};

const middle = Temporal.Instant.from("2026-05-01T12:00:00Z");

/** Makes the board: eight centres whose entries are in, and some of whose marks are. Nothing is released. */
export async function makeWorld(folder: string): Promise<KillWorld> {
  const out = await mkdtemp(join(tmpdir(), "accolade-bench-out-"));
  const [clock, database, documents] = [demoClock(), await openData({ data: folder }), lazyDocumentWorkers(1)];
  const app: App = {
    database,
    board: unnamedBoard,
    demo: true,
    clock: clock.now,
    log: () => undefined,
    documents,
    site: { address: "http://localhost" },
    mail: { mode: "capture" },
  };
  try {
    const { world } = await runDemo(
      app,
      { centres: 8, candidates: 240, seed: 7, out, asOf: middle },
      {
        progress: { phase: () => ({ advance: () => undefined, done: () => undefined }) },
        subscribers: theProgram.subscribers,
        setDay: (day) => clock.moveTo(database, workTime(day)),
        statements: "none",
        writePack: async () => undefined,
      },
    );
    const facts = markFacts(world.catalogue, demoSeries);
    const officers = new Map<string, string>();
    for (const { centre } of world.cohort) {
      officers.set(centre.centreId, await session(app, world.people.officer(centre.centreId).personId));
    }
    return {
      cohort: world.cohort,
      tokens: {
        board: await session(app, world.people.board.personId),
        officer: (centreId) => officers.get(centreId) ?? "",
      },
      marks: {
        teachers: await giveMarks(world, facts, { by: "teachers" }),
        examiners: await giveMarks(world, facts, { by: "examiners" }),
      },
    };
  } finally {
    await documents.stop();
    await database.close();
    await rm(out, { recursive: true, force: true });
  }
}

function session(app: App, personId: string): Promise<string> {
  const from = { browser: "bench", network: "127.0.0.1" };
  return startSession(app, { personId, level: "full", method: "passkey", from });
}
