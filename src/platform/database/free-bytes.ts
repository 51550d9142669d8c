import { existsSync, statfsSync } from "node:fs";
import { findCluster } from "./embedded/folder.ts";

/** How many bytes a data folder, or the database's own folder where that is elsewhere, can still take. */
export function freeBytesOf(dataFolder: string): number {
  return Math.min(...[dataFolder, findCluster(dataFolder)].filter(existsSync).map(freeBytesAt));
}

function freeBytesAt(folder: string): number {
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize;
}
