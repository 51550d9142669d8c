/** Serves the board of a data folder, in a process of its own that can be killed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadCatalogue } from "#catalogue";
import { type App, defaultAddress, unnamedBoard } from "#platform/app";
import { openData } from "#platform/database";
import { lazyDocumentWorkers } from "#platform/documents";
import { perform } from "#platform/perform";
import { operator } from "../../src/start/command-line/operator.ts";
import { clockAhead, databaseAhead } from "../../src/start/demo-clock/clock.ts";
import { serveApp } from "../../src/start/serve-app.ts";

const database = await openData({ data: process.argv[2] ?? "" });
const ahead = await databaseAhead(database);
const app: App = {
  database,
  board: unnamedBoard,
  demo: true,
  clock: () => clockAhead(ahead),
  log: (line) => void process.stderr.write(`${line}\n`),
  documents: lazyDocumentWorkers(1),
  site: { address: defaultAddress },
  mail: { mode: "capture" },
};
const served = await serveApp(app, { host: "127.0.0.1", port: 0 });
const { host, port: databasePort, name, secret } = database.address;
process.send?.({ port: new URL(served.address).port, host, databasePort, name, secret });
process.on("message", async (message) => {
  if (message !== "stop") return load(String(message));
  await served.close();
  await app.documents.stop();
  await database.close();
  process.exit(0);
});

/** Loads the shipped catalogue with another title of a family and of a suite, which belong together. */
async function load(mark: string): Promise<void> {
  const folder = join(import.meta.dirname, "../../demo/catalogue");
  const files = new Map<string, string | Uint8Array>([["cause", "Another title"]]);
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".csv"))) {
    const text = readFileSync(join(folder, name), "utf8");
    files.set(name, Buffer.from(text.replace(/^(GCSE,|GCSE-9-1,GCSE,)GCSE \(9 to 1\)/m, `$1GCSE (9 to 1) ${mark}`)));
  }
  const loaded = await perform(app, operator, loadCatalogue, files).catch(
    (fault: unknown) => void app.log(String(fault)),
  );
  if (loaded?.ok === false) app.log(JSON.stringify(loaded.refusals.slice(0, 3)));
  process.send?.({ loaded: loaded?.ok ?? false });
}
