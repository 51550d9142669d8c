import { chmodSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CommandIo } from "#kernel";
import { withThrowawayApp } from "./throwaway.ts";

const io: CommandIo = {
  input: process.stdin,
  out: () => undefined,
  err: () => undefined,
  environment: { DATABASE_URL: "postgres://board:secret@127.0.0.1:1/board-in-use" },
};
const own = mkdtempSync(join(tmpdir(), "accolade-temporary-"));

beforeAll(() => {
  chmodSync(own, 0o711);
  vi.stubEnv("TMPDIR", own);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(own, { recursive: true, force: true });
});

test("a temporary database is never on the server of DATABASE_URL, and nothing of it is left behind", async () => {
  const found = await withThrowawayApp(io, async (app) => ({
    name: app.database.address.name,
    folders: readdirSync(own).length,
    centres: (await app.database.as.board.selectFrom("centres.centre").select("centre_id").execute()).length,
  }));
  expect(found).toEqual({ name: "accolade", folders: 1, centres: 0 });
  expect(readdirSync(own)).toEqual([]);
});
