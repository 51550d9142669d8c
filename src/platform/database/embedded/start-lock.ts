import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "../new-id.ts";
import { identityOf, isStill } from "./processes.ts";

const pauseMilliseconds = 25;

/**
 * Runs something while no other program starts the server of the same data folder: two that start at the same moment
 * would each make the folder, or start a server on it. A lock left by a program that was killed is taken away.
 */
export async function withStartLock<Value>(dataFolder: string, run: () => Promise<Value>): Promise<Value> {
  const lock = join(dataFolder, "starting.pid");
  while (!takeLock(lock)) {
    if (holderGone(lock)) removeStale(lock);
    else await sleep(pauseMilliseconds);
  }
  try {
    return await run();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** The lock appears whole or not at all, since a link to a finished file is made in one step. */
function takeLock(lock: string): boolean {
  const draft = `${lock}.${newId()}`;
  writeFileSync(draft, identityOf(process.pid));
  try {
    linkSync(draft, lock);
    return true;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "EEXIST") return false;
    throw fault;
  } finally {
    rmSync(draft, { force: true });
  }
}

function holderGone(lock: string): boolean {
  const holder = read(lock);
  return holder !== "" && !isStill(holder);
}

/** Moves the lock away first: of several that find it stale, one gets it; a fresh lock moved by mistake goes back. */
function removeStale(lock: string): void {
  const aside = `${lock}.${newId()}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (!holderGone(aside) && !existsSync(lock)) renameSync(aside, lock);
  rmSync(aside, { force: true });
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
