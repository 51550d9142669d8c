import { defineCommand } from "#platform/cli";
import { formattedFolders, runProgram } from "./run-program.ts";

/** Runs the type checker, the linter and the formatter. The formatter changes files only with --write. */
export const check = defineCommand({
  name: "check",
  summary: "Run the type checker and the linter, and check the format of the code",
  options: { write: { type: "flag", about: "format the code instead of checking its format" } },
  run: async ({ write }) => {
    const types = await runProgram("typescript/bin/tsc", ["--noEmit", "-p", "."]);
    const lint = await runProgram("oxlint/bin/oxlint", ["--deny-warnings"]);
    const format = await runProgram("oxfmt/bin/oxfmt", [write ? "--write" : "--check", ...formattedFolders]);
    return types === 0 && lint === 0 && format === 0 ? 0 : 1;
  },
});
