import { existsSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { App } from "#platform/app";
import { freeDataFolder, makeFolder, removeDataFolder } from "#platform/database";

const marker = "demonstration";

/**
 * Clears the data folder of an earlier demonstration. Returns why it may not: the folder holds a real board, or another
 * demonstration runs on it.
 */
export async function clearDemoData(folder: string): Promise<string | undefined> {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return undefined;
  if (!existsSync(join(folder, marker))) {
    return `${folder} holds data that is not a demonstration's. Choose another folder with --data; nothing was changed.`;
  }
  if (!(await freeDataFolder(folder)))
    return `a demonstration is running on ${folder}. Stop it, or choose another folder with --data.`;
  removeDataFolder(folder);
  return undefined;
}

/** Whether a data folder is a demonstration's. A server of DATABASE_URL never is: its folder is not looked at. */
export function isDemoData(folder: string, databaseUrl: string | undefined): boolean {
  return !databaseUrl && existsSync(join(folder, marker));
}

/** Whether a database has a catalogue or centres already. A folder was cleared; a server of DATABASE_URL is not. */
export async function holdsBoard(app: Pick<App, "database">): Promise<boolean> {
  const { board } = app.database.as;
  const [centre, family] = await Promise.all([
    board.selectFrom("centres.centre").select("centre_id").limit(1).executeTakeFirst(),
    board.selectFrom("catalogue.families").select("family").limit(1).executeTakeFirst(),
  ]);
  return centre !== undefined || family !== undefined;
}

/** Marks a data folder as a demonstration's, so that the next one may clear it. */
export async function markDemoData(folder: string): Promise<void> {
  makeFolder(folder);
  await writeFile(join(folder, marker), "This folder belongs to ./accolade demo, which replaces it each time.\n");
}
