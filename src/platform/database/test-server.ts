import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { ownerAlive, removeDataFolder } from "./embedded/folder.ts";
import { startEmbedded } from "./embedded/server.ts";
import { prepare } from "./open-data.ts";
import "./fresh.ts";

/** Vitest's global set-up: one throwaway server with a migrated template for all test files. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  process.env["ACCOLADE_THROWAWAY_DATABASE"] = "1";
  const memory = memoryFolder();
  if (memory !== undefined) removeLeftBehind(memory);
  const folder = mkdtempSync(join(memory ?? tmpdir(), prefix));
  const compiled = keepCompiled(memory ?? tmpdir());
  const server = await startEmbedded(folder);
  const { host, port, secret } = server;
  const root = { host, port, user: "accolade_root", password: secret, database: "postgres" };
  await makeSignInsCheap(root);
  await prepare(root, { host, port, secret, name: "accolade_template" });
  project.provide("testServer", { host, port, secret });
  return async () => {
    await server.stop();
    removeDataFolder(folder);
    rmSync(compiled, { recursive: true, force: true });
  };
}

/** Dozens of programs are started by tests: each takes over what the first of them compiled, for one run. */
function keepCompiled(place: string): string {
  const folder = mkdtempSync(join(place, prefix));
  process.env["NODE_COMPILE_CACHE"] = folder;
  return folder;
}

const [prefix, hour] = ["accolade-test-", 3_600_000];

/** A file system in memory, by its number, and how many bytes of it must be free. */
const [tmpfs, roomNeeded] = [0x01021994, 4 * 2 ** 30];

/**
 * A folder in memory, where there is one with room. Every test file copies a database of 700 files and removes it
 * again, which takes a disk eight times as long.
 */
function memoryFolder(): string | undefined {
  try {
    const folder = "/dev/shm";
    accessSync(folder, constants.W_OK);
    const { type, bavail, bsize } = statfsSync(folder);
    return type === tmpfs && bavail * bsize >= roomNeeded && freemem() >= roomNeeded ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Removes what a killed test run left in memory, where nothing else would: folders of an hour ago that nobody runs. */
function removeLeftBehind(memory: string): void {
  for (const name of readdirSync(memory).filter((each) => each.startsWith(prefix))) {
    const folder = join(memory, name);
    const about = statSync(folder, { throwIfNoEntry: false });
    const isOwn = about?.uid === process.getuid?.();
    const isOld = about !== undefined && Temporal.Now.instant().epochMilliseconds - about.mtimeMs > hour;
    if (isOwn && isOld && !ownerAlive(folder)) removeDataFolder(folder);
  }
}

/** Passwords given from now on are checked in one round instead of 4,096: a test opens dozens of connections. */
async function makeSignInsCheap(root: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(root);
  await client.connect();
  await client.query("alter role accolade_root set scram_iterations = 1");
  await client.end();
}
