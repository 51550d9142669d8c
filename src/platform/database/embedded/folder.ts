import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeFolder } from "../make-folder.ts";
import { isServerOf, isStill } from "./processes.ts";
import { reachableBy, refuseOthersFolder, type RunAs } from "./run-as.ts";

/** What PostgreSQL writes about itself while it runs. */
export type Postmaster = {
  readonly pid: number;
  readonly port: number;
  readonly socket: string;
  readonly state: string;
};

/**
 * Where PostgreSQL keeps its files: `postgres` in the data folder. Run as root, the server's account is let through the
 * data folder itself, where all but its own files are closed to it. From a folder that it cannot reach at all (such as
 * /root) the files live under /var/tmp in a closed folder of their own, named after the data folder, and
 * `postgres.location` says so.
 */
export function clusterFolder(dataFolder: string, account: RunAs | undefined): string {
  const data = resolve(dataFolder);
  makeFolder(data);
  const note = join(data, locationNote);
  if (existsSync(note)) return readFileSync(note, "utf8").trim();
  if (!account) return join(data, "postgres");
  if (reachableBy(dirname(data), account)) chmodSync(data, statSync(data).mode | 0o011);
  if (reachableBy(data, account)) return join(data, "postgres");
  const elsewhere = join("/var/tmp", `accolade-data-${createHash("sha256").update(data).digest("hex").slice(0, 16)}`);
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  refuseOthersFolder(elsewhere);
  chmodSync(elsewhere, 0o711);
  const folder = join(elsewhere, "postgres");
  writeFileSync(note, `${folder}\n`);
  return folder;
}

/**
 * Closes a data folder to all accounts but the program's, also one that was made open. A place that many share, such as
 * /tmp, stays as it is.
 */
export function closeFolder(dataFolder: string): void {
  const { uid, mode } = statSync(dataFolder);
  if (uid !== process.getuid?.() || (mode & 0o1000) !== 0) return;
  // Run as root, the server's account goes through the folder.
  chmodSync(dataFolder, process.getuid?.() === 0 ? mode & 0o711 : 0o700);
}

const locationNote = "postgres.location";

/** Where the server's files of a data folder are, or will be once it is opened; nothing is made. */
export function findCluster(dataFolder: string): string {
  const note = join(dataFolder, locationNote);
  return existsSync(note) ? readFileSync(note, "utf8").trim() : join(dataFolder, "postgres");
}

/** Whether the server's folder holds anything: an empty one may have been made for it. */
export function hasFiles(cluster: string): boolean {
  return existsSync(cluster) && readdirSync(cluster).length > 0;
}

/** Removes a data folder, and the server's files where they live elsewhere. Nothing may be running on it. */
export function removeDataFolder(dataFolder: string): void {
  if (existsSync(join(dataFolder, locationNote))) {
    rmSync(dirname(findCluster(dataFolder)), { recursive: true, force: true });
  }
  rmSync(dataFolder, { recursive: true, force: true });
}

/** The server that the folder says is running, if that process is there and is this folder's server. */
export function postmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  return isServerOf(pid, cluster)
    ? { pid, port: Number(lines[3]), socket: lines[4] ?? "", state: lines[7] ?? "" }
    : undefined;
}

/** Whether the program that started the server is still there. */
export function ownerAlive(dataFolder: string): boolean {
  const file = join(dataFolder, "owner.pid");
  return existsSync(file) && isStill(readFileSync(file, "utf8"));
}
