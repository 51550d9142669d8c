import { defineCommand } from "#platform";
import { runProgram } from "./run-program.ts";

/** Runs the type checker, then the linter. */
export const check = defineCommand({
  name: "check",
  summary: "run the type checker and the linter",
  options: {},
  run: async () => {
    const types = await runProgram("typescript/bin/tsc", ["--noEmit", "-p", "."]);
    const lint = await runProgram("oxlint/bin/oxlint", ["--deny-warnings"]);
    return types === 0 && lint === 0 ? 0 : 1;
  },
});
