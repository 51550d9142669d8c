import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./source-file.ts";

/** A checkout of its own, to which the toy module was added as docs/add-a-module.md says: a folder and two lines. */
const copy = mkdtempSync(join(tmpdir(), "accolade-toy-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const parts = [
  "src",
  "demo",
  "bench",
  "matrix",
  "stories",
  "docs",
  ".ci",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vitest.config.ts",
  "accolade",
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "LICENSE",
];

beforeAll(() => {
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const folder = join(copy, "src/office/lockers");
  cpSync(join(root, "src/tidy/toy-module"), folder, { recursive: true });
  renameSync(join(folder, "lockers-test.ts"), join(folder, "lockers.test.ts"));
  addLine(
    "src/modules.ts",
    /(?=^.*name: "start")/m,
    '{ name: "lockers", folder: "src/office/lockers", load: async () => (await import("./office/lockers/module.ts")).lockers },\n',
  );
  addLine("package.json", /(?=^ *"#demo")/m, '"#lockers": "./src/office/lockers/index.ts",\n');
});

function addLine(file: string, place: RegExp, line: string): void {
  const before = readFileSync(join(copy, file), "utf8");
  const after = before.replace(place, () => line);
  expect(after.split("\n").length).toBe(before.split("\n").length + 1);
  writeFileSync(join(copy, file), after);
}

function run(script: string, ...args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { VITEST: _vitest, VITEST_POOL_ID: _pool, VITEST_WORKER_ID: _worker, ...env } = process.env;
  const ran = spawnSync(process.execPath, ["--disable-warning=ExperimentalWarning", join(copy, script), ...args], {
    cwd: copy,
    env: { ...env, ACCOLADE_HOME: copy },
    encoding: "utf8",
    maxBuffer: 50_000_000,
  });
  return { status: ran.status, said: `${ran.stdout}\n${ran.stderr}`.slice(-8000) };
}

test("a module is added by its folder and two lines: the documents, its own tests and the access matrix know it", () => {
  const docs = run("src/start/cli.ts", "docs");
  expect(docs.status, docs.said).toBe(0);
  const tests = run("src/start/cli.ts", "test", "src/office/lockers", "matrix/second-wall");
  expect(tests.status, tests.said).toBe(0);
});
