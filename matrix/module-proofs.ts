import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DemoWorld } from "#demo";
import type { ModuleProofs } from "#platform/module";
import { modules } from "../src/modules.ts";

const root = join(import.meta.dirname, "..");

/** What each module says of itself for the tests of every page and every role, in its `proofs.ts`. */
export async function moduleProofs(): Promise<readonly ModuleProofs[]> {
  const files = modules.map(({ folder }) => join(root, folder, "proofs.ts")).filter((file) => existsSync(file));
  const loaded: readonly { readonly proofs: ModuleProofs }[] = await Promise.all(files.map((file) => import(file)));
  return loaded.map(({ proofs }) => proofs);
}

/** Gives a board of the demonstration what the pages of the modules need besides, module by module. */
export async function prepareForProofs({ app, people }: Pick<DemoWorld, "app" | "people">): Promise<void> {
  for (const module of await moduleProofs()) await module.prepare?.(app, people.board);
}
