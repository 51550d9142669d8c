import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { benchmarks } from "./benchmarks.ts";

const program = fileURLToPath(new URL("../src/start/cli.ts", import.meta.url));

test("a benchmark runs in a process of its own, which composes the program itself", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    program,
    "bench",
    "--json",
    "--scale",
    "1000",
    "import",
  ]);
  const measured = JSON.parse(stdout);
  expect(measured.name).toBe("import");
  expect(measured.figures.imported.value).toBeGreaterThan(0);
});

test("every benchmark is found under its own name", async () => {
  for (const { name, load } of benchmarks) expect((await load()).name).toBe(name);
});
