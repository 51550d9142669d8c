import { setTimeout as sleep } from "node:timers/promises";
import { findCluster, ownerAlive, postmaster } from "./folder.ts";
import { isServerOf } from "./processes.ts";

/**
 * Ends the server that a killed program left on a data folder. Returns false, and touches nothing, when a program that
 * lives runs it.
 */
export async function freeDataFolder(dataFolder: string): Promise<boolean> {
  const cluster = findCluster(dataFolder);
  const running = postmaster(cluster);
  if (!running) return true;
  if (ownerAlive(dataFolder)) return false;
  await stopOrphan(running.pid, cluster);
  return true;
}

/**
 * The shell of a program that was killed is already stopping its server; a server without a shell is asked to stop. No
 * process but the server of this folder is sent a signal.
 */
export async function stopOrphan(pid: number, cluster: string): Promise<void> {
  for (const [signal, seconds] of [
    [undefined, 5],
    ["SIGINT", 10],
    ["SIGQUIT", 10],
  ] as const) {
    if (!isServerOf(pid, cluster)) return;
    if (signal) sendSignal(pid, signal);
    for (let waited = 0; waited < seconds * 20; waited++) {
      if (!isServerOf(pid, cluster)) return;
      await sleep(50);
    }
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
