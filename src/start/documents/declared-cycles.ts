import type { LifeCycle } from "#kernel";
import { theProgram } from "../program.ts";

/** A life cycle, the module that brings it, and the column it is of. */
export type DeclaredCycle = {
  readonly module: string;
  readonly column: string;
  readonly cycle: LifeCycle<string, string>;
};

/** Every life cycle of a column that a module brings. */
export function declaredCycles(): readonly DeclaredCycle[] {
  return theProgram.modules.flatMap(({ name: module, cycles = {} }) =>
    Object.entries(cycles).map(([column, cycle]) => ({ module, column, cycle })),
  );
}

/** The life cycle of every kind of case. All are kept in one column, and rows of cases.status say which has what. */
export function caseCycles(): readonly DeclaredCycle[] {
  return theProgram.modules.flatMap(({ name: module, cases = [] }) =>
    cases.map(({ cycle }) => ({ module, column: "cases.case.status", cycle })),
  );
}
