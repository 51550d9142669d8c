import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { findCluster, ownerAlive, postmaster } from "./folder.ts";

/**
 * Ends the server that a killed program left on a data folder. Returns false, and touches nothing, when a program that
 * lives runs it.
 */
export async function freeDataFolder(dataFolder: string): Promise<boolean> {
  const running = postmaster(findCluster(dataFolder));
  if (!running) return true;
  if (ownerAlive(dataFolder)) return false;
  await stopOrphan(running.pid);
  return true;
}

/** The shell of a program that was killed is already stopping its server; a server without a shell is asked to stop. */
export async function stopOrphan(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    [0, 5],
    ["SIGINT", 10],
    ["SIGQUIT", 10],
  ] as const) {
    if (!sendSignal(pid, signal)) return;
    for (let waited = 0; waited < seconds * 20; waited++) {
      if (!existsSync(`/proc/${pid}`) && !sendSignal(pid, 0)) return;
      await sleep(50);
    }
  }
}

function sendSignal(pid: number, signal: 0 | NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
