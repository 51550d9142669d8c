/** Serves the board of a benchmark in a process of its own, so that those who send share no thread with it. */
import { lazyDocumentWorkers } from "#platform/documents";
import { unnamedBoard } from "#platform/app";
import { openDatabase } from "../../src/platform/database/database.ts";
import { clockAhead, databaseAhead } from "../../src/start/demo-clock/clock.ts";
import { serveApp } from "../../src/start/serve-app.ts";

const database = openDatabase(JSON.parse(process.argv[2] ?? "{}"));
const ahead = await databaseAhead(database);
const served = await serveApp(
  {
    database,
    board: unnamedBoard,
    demo: true,
    clock: () => clockAhead(ahead),
    log: (line) => void process.stderr.write(`${line}\n`),
    documents: lazyDocumentWorkers(2),
    site: { address: "http://127.0.0.1" },
    mail: { mode: "none" },
  },
  { host: "127.0.0.1", port: Number(process.argv[3]) },
);
process.send?.("serving");
process.on("message", async () => {
  await served.close();
  process.exit(0);
});
