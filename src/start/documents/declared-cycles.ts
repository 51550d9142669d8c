import type { LifeCycle } from "#kernel";
import { theProgram } from "../program.ts";

/** A life cycle, the module that brings it, and the column it is of. */
export type DeclaredCycle = {
  readonly module: string;
  readonly column: string;
  readonly cycle: LifeCycle<string, string>;
};

/** Every life cycle that a module brings. */
export function declaredCycles(): readonly DeclaredCycle[] {
  return theProgram.modules.flatMap(({ name: module, cycles = {} }) =>
    Object.entries(cycles).map(([column, cycle]) => ({ module, column, cycle })),
  );
}
