import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workTime } from "#demo";
import { type App, defaultAddress, unnamedBoard } from "#platform/app";
import { openData, removeDataFolder } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
// The whole program is measured, so it has to be composed first.
import "../src/start/program.ts";
import { demoClock } from "../src/start/demo-clock/clock.ts";

/** Runs something with a program on a temporary database. Durability is on, as in production. */
export async function withThrowawayApp<Value>(
  run: (app: App, setDay: (day: string) => Promise<void>) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "accolade-bench-"));
  const clock = demoClock();
  const database = await openData({ data: folder });
  const documents = lazyDocumentWorkers(1);
  const app: App = {
    database,
    board: unnamedBoard,
    demo: true,
    clock: clock.now,
    log: () => undefined,
    documents,
    site: { address: defaultAddress },
    mail: { mode: "none" },
  };
  try {
    const setDay = (day: string): Promise<void> => clock.moveTo(database, workTime(day));
    await setDay("2026-01-12");
    return await run(app, setDay);
  } finally {
    await documents.stop();
    await database.close();
    removeDataFolder(folder);
  }
}
