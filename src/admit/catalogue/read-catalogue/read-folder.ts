import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Decision } from "#kernel";
import type { Catalogue } from "../catalogue.ts";
import { readCatalogue } from "./read-catalogue.ts";

/** Reads the catalogue in a folder; files that are not CSV, such as a README, are left alone. */
export async function readCatalogueFolder(folder: string): Promise<Decision<Catalogue>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".csv"));
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const));
  return readCatalogue(new Map(files));
}
