import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type pg from "pg";
import { modules } from "../modules.ts";
import { root, type Violation } from "./source-file.ts";

export type DeclaredCycle = { readonly module: string; readonly name: string; readonly statuses: readonly string[]; readonly steps: Steps };
type Steps = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every life cycle that a module shows at its front door. */
export async function declaredCycles(): Promise<readonly DeclaredCycle[]> {
  const found: DeclaredCycle[] = [];
  for (const { name: module, folder } of modules) {
    if (module === "kernel" || !existsSync(join(root, folder, "index.ts"))) continue;
    const door: Readonly<Record<string, unknown>> = await import(pathToFileURL(join(root, folder, "index.ts")).href);
    for (const value of Object.values(door)) {
      if (isCycle(value)) found.push({ module, name: value.name, statuses: Object.keys(value.steps), steps: value.steps });
    }
  }
  return found;
}

/** A life cycle in the code and the check constraint of its table name the same statuses. */
export async function checkLifeCycles(pool: pg.Pool): Promise<readonly Violation[]> {
  const cycles = await declaredCycles();
  const found = await Promise.all(cycles.map((cycle) => compareCycle(pool, cycle)));
  return found.flat();
}

async function compareCycle(pool: pg.Pool, cycle: DeclaredCycle): Promise<readonly Violation[]> {
  const table = `${cycle.module}.${cycle.name.replaceAll("-", "_")}`;
  const constraints = await pool.query<{ definition: string }>(
    "select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = to_regclass($1) and contype = 'c'", [table]);
  const check = constraints.rows.map((row) => row.definition).find((definition) => /\(+status/.test(definition));
  const stored = [...(check ?? "").matchAll(/'([^']+)'/g)].map((match) => match[1] ?? "").sort();
  const declared = [...cycle.statuses].sort();
  return JSON.stringify(stored) === JSON.stringify(declared) ? [] : [{
    file: `database ${table}`, line: 1,
    text: `the life cycle ${cycle.name} has ${declared.join(", ")}; the check constraint has ${stored.join(", ") || "none"}`,
  }];
}

function isCycle(value: unknown): value is { readonly name: string; readonly steps: Steps } {
  return value !== null && typeof value === "object" && "steps" in value && "name" in value && typeof value.name === "string" &&
    value.steps !== null && typeof value.steps === "object";
}
