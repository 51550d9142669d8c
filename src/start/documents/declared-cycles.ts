import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LifeCycle } from "#kernel";
import { modules } from "../../modules.ts";

const root = join(import.meta.dirname, "../../..");

export type DeclaredCycle = { readonly module: string; readonly cycle: LifeCycle<string, string> };

/** Every life cycle that a module shows at its front door. */
export async function declaredCycles(): Promise<readonly DeclaredCycle[]> {
  const found: DeclaredCycle[] = [];
  for (const { name: module, folder } of modules) {
    const file = join(root, folder, "index.ts");
    if (module === "kernel" || !existsSync(file)) continue;
    const door: Readonly<Record<string, unknown>> = await import(pathToFileURL(file).href);
    found.push(
      ...Object.values(door)
        .filter(isCycle)
        .map((cycle) => ({ module, cycle })),
    );
  }
  return found;
}

function isCycle(value: unknown): value is LifeCycle<string, string> {
  return (
    value !== null &&
    typeof value === "object" &&
    "steps" in value &&
    "name" in value &&
    typeof value.name === "string" &&
    value.steps !== null &&
    typeof value.steps === "object"
  );
}
