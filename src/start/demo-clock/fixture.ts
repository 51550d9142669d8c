import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DemoDone, runDemo, workTime } from "#demo";
import { type App, defaultAddress, unnamedBoard } from "#platform/app";
import type { Database } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
import { theProgram } from "../program.ts";
import { type DemoClock, demoClock } from "./clock.ts";

/** A small demonstration on a database of a test, whose clock stands at a moment. */
export type SmallDemo = DemoDone & {
  readonly app: App;
  readonly clock: DemoClock;
  readonly out: string;
  close(): Promise<void>;
};

const silent = { phase: () => ({ advance: () => undefined, done: () => undefined }) };

/** Makes three centres with sixty candidates as of a moment. */
export async function smallDemo(
  database: Database,
  asOf: string,
  writePack: () => Promise<void> = async () => undefined,
): Promise<SmallDemo> {
  const clock = demoClock();
  const documents = lazyDocumentWorkers(1);
  const app: App = {
    database,
    board: unnamedBoard,
    demo: true,
    clock: clock.now,
    log: (line) => console.error(line),
    documents,
    site: { address: defaultAddress },
    mail: { mode: "capture" },
  };
  const out = await mkdtemp(join(tmpdir(), "accolade-small-demo-"));
  const until = Temporal.Instant.from(asOf);
  const tools = {
    progress: silent,
    subscribers: theProgram.subscribers,
    statements: "none",
    writePack,
    setDay: (day: string) => clock.moveTo(database, workTime(day)),
  } as const;
  const made = await runDemo(app, { centres: 3, candidates: 60, seed: 42, out, asOf: until }, tools);
  await clock.moveTo(database, until);
  return {
    ...made,
    app,
    clock,
    out,
    close: async () => {
      await documents.stop();
      await rm(out, { recursive: true, force: true });
    },
  };
}
