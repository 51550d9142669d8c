import { spawnSync } from "node:child_process";
import { readFileSync, realpathSync, statSync } from "node:fs";
import { basename } from "node:path";

/**
 * A process by its number and, where the system tells, its start, since numbers are used again. Blank when there is no
 * such process.
 */
export function identityOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  if (stat !== "") return `${pid} ${stat.slice(stat.lastIndexOf(")")).split(" ")[20] ?? ""}`;
  return isAlive(pid) ? `${pid} running` : "";
}

/** Whether what was noted of a process (`identityOf`) is true of one that runs now. */
export function isStill(noted: string): boolean {
  return noted !== "" && identityOf(Number(noted.split(" ")[0])) === noted;
}

/**
 * Whether a process is the PostgreSQL server of a folder: its program, its data folder and its owner say so. Asked
 * before any signal is sent: the number in a file may have become that of a stranger's process since.
 */
export function isServerOf(pid: number, cluster: string): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 1 || !isAlive(pid)) return false;
  const { command, owner } = linux(pid) ?? others(pid);
  const folder = command[command.indexOf("-D") + 1] ?? "";
  return (
    basename(command[0] ?? "") === "postgres" && owner === statSync(cluster).uid && place(folder) === place(cluster)
  );
}

/** A folder by its true path: two programs may come to it by different links. */
function place(folder: string): string | undefined {
  try {
    return realpathSync(folder);
  } catch {
    return undefined;
  }
}

type Running = { readonly command: readonly string[]; readonly owner: number | undefined };

function linux(pid: number): Running | undefined {
  if (read("/proc/self/stat") === "") return undefined;
  const owner = statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid;
  return { command: read(`/proc/${pid}/cmdline`).split("\0"), owner };
}

function others(pid: number): Running {
  const { stdout } = spawnSync("ps", ["-p", String(pid), "-o", "uid=,args="], { encoding: "utf8" });
  const [owner = "", ...command] = stdout.trim().split(/\s+/);
  return { command, owner: owner === "" ? undefined : Number(owner) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
