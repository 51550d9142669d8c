import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, defaultAddress, unnamedBoard } from "#platform/app";
import { openData, removeDataFolder } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
// The whole program is measured, so it has to be composed first.
import "../src/start/program.ts";

/** Runs something with a program on a temporary database. Durability is on, as in production. */
export async function withThrowawayApp<Value>(
  run: (app: App, setDay: (day: string) => void) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "accolade-bench-"));
  let now = Temporal.Instant.from("2026-01-12T10:00:00Z");
  const database = await openData({ data: folder });
  const documents = lazyDocumentWorkers(1);
  const app: App = {
    database,
    board: unnamedBoard,
    demo: true,
    clock: () => now,
    log: () => undefined,
    documents,
    site: { address: defaultAddress },
    mail: { mode: "none" },
  };
  try {
    return await run(app, (day) => {
      now = Temporal.Instant.from(`${day}T10:00:00Z`);
    });
  } finally {
    await documents.stop();
    await database.close();
    removeDataFolder(folder);
  }
}
