import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { allCommands, commandSources } from "./commands.ts";

const folder = mkdtempSync(join(tmpdir(), "cli-"));
const scratch = join(folder, "scratch");
const rows = join(folder, "rows.csv");
mkdirSync(scratch);
writeFileSync(rows, `grades,top,bottom\n${"A B C D E,140,73\n".repeat(150_000)}`);
afterAll(() => rmSync(folder, { recursive: true }));

/** What a shell does with the command line, as `"$0" "$1"`. */
function shell(script: string) {
  const cli = join(import.meta.dirname, "cli.ts");
  const environment = { ...process.env, TMPDIR: scratch };
  return spawnSync("sh", ["-c", script, process.execPath, cli, rows], { encoding: "utf8", env: environment });
}

test("a reader that closes early ends a long output quietly, and nothing is left behind", () => {
  const { stdout, stderr } = shell('"$0" "$1" boundaries < "$2" | head -1');
  expect([stdout, stderr]).toEqual(["grades,top,bottom,boundaries\n", ""]);
  expect(readdirSync(scratch)).toEqual([]);
});

test.skipIf(!existsSync("/dev/full"))("a disk that is full under the output is said, with status 1", () => {
  const { status, stderr } = shell('"$0" "$1" boundaries < "$2" > /dev/full');
  expect(status).toBe(1);
  expect(stderr).toMatch(/^accolade: the output could not be written: ENOSPC.*\n$/);
  expect(readdirSync(scratch)).toEqual([]);
});

test("help says of each command what the command itself says", async () => {
  const commands = await allCommands(commandSources);
  const said = (all: readonly { readonly name: string; readonly summary: string }[]) =>
    all.map(({ name, summary }) => [name, summary]);
  expect(said(commandSources)).toEqual(said(commands));
});

test("help loads no command", () => {
  const loaded = shell('NODE_DEBUG=esm "$0" "$1" help 2>&1 >/dev/null | grep "Translating TypeScript"').stdout;
  expect(loaded).toMatch(/run-command\.ts/);
  expect(loaded).not.toMatch(/command-line\/|platform\/index\.ts|modules\.ts/);
});
