import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { defineCommand } from "#platform/cli";
import { runProgram } from "./run-program.ts";

/** Runs the tests: all of them, or those whose path contains one of the arguments. */
export const test = defineCommand({
  name: "test",
  summary: "Run all tests, or those whose path contains an argument",
  options: {
    name: { type: "text", value: "TEXT", about: "only tests whose name contains this" },
    summary: { type: "text", value: "FILE", about: "write `N passed, N failed` to this file" },
  },
  rest: { name: "PATH…", min: 0, max: 1000 },
  run: async (options, paths) => {
    const folder = mkdtempSync(join(tmpdir(), "accolade-tests-"));
    const report = join(folder, "report.json");
    const args = [
      "run",
      "--configLoader=native",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...(options.name ? ["-t", options.name] : []),
      ...paths,
    ];
    const status = await runProgram("vitest/vitest.mjs", args);
    if (options.summary) writeFileSync(resolve(options.summary), summaryOf(report, status));
    rmSync(folder, { recursive: true, force: true });
    return status === 0 ? 0 : 1;
  },
});

/** A test file that could not even be loaded counts as one failed test. */
function summaryOf(report: string, status: number): string {
  if (!existsSync(report)) return "0 passed, 1 failed\n";
  const { numPassedTests, numFailedTests, testResults }: TestReport = JSON.parse(readFileSync(report, "utf8"));
  const unloaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const failed = numFailedTests + unloaded;
  return `${numPassedTests} passed, ${failed === 0 && status !== 0 ? 1 : failed} failed\n`;
}

type TestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
};
