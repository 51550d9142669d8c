import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { removeDataFolder } from "./embedded/folder.ts";
import { startEmbedded } from "./embedded/server.ts";
import { prepare } from "./open-data.ts";
import "./fresh.ts";

/** Vitest's global set-up: one throwaway server with a migrated template for all test files. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  process.env["ACCOLADE_THROWAWAY_DATABASE"] = "1";
  const folder = mkdtempSync(join(tmpdir(), "accolade-test-"));
  const server = await startEmbedded(folder);
  const { host, port, secret } = server;
  await prepare(
    { host, port, user: "accolade_root", password: secret, database: "postgres" },
    { host, port, secret, name: "accolade_template" },
  );
  project.provide("testServer", { host, port, secret });
  return async () => {
    await server.stop();
    removeDataFolder(folder);
  };
}
