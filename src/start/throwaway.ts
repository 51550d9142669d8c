import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandIo } from "#kernel";
import type { App } from "#platform/app";
import { removeDataFolder } from "#platform/database";
import { withApp } from "./with-app.ts";

/**
 * Runs something on a temporary embedded database, which is deleted afterwards whatever happens. Never on
 * the server of DATABASE_URL: that is a board in use.
 */
export async function withThrowawayApp<Value>(io: CommandIo, run: (app: App) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "accolade-throwaway-"));
  const before = process.env["ACCOLADE_THROWAWAY_DATABASE"];
  process.env["ACCOLADE_THROWAWAY_DATABASE"] = "1";
  try {
    return await withApp({ data: folder, databaseUrl: "" }, io, run);
  } finally {
    process.env["ACCOLADE_THROWAWAY_DATABASE"] = before ?? "";
    removeDataFolder(folder);
  }
}
