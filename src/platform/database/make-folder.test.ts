import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

const folder = mkdtempSync(join(tmpdir(), "make-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(["one", "a/b/c", "a/b/c", "trailing/slash/"])("makes %s", (path) => {
  makeFolder(join(folder, path));
  expect(statSync(join(folder, path)).isDirectory()).toBe(true);
});

test("a file in the way is an error that names it", () => {
  writeFileSync(join(folder, "file"), "");
  expect(() => makeFolder(join(folder, "file"))).toThrow(/EEXIST.*file/);
  expect(() => makeFolder(join(folder, "file/below"))).toThrow(/ENOTDIR.*file/);
});

test.skipIf(!existsSync("/proc/self"))("a place that takes no folders is an error, and does not go on for ever", () => {
  expect(() => makeFolder("/proc/accolade/data")).toThrow(/ENOENT.*\/proc\/accolade/);
});

test.skipIf(process.platform !== "linux")("so is a folder that was removed under the program", () => {
  const program =
    `import { makeFolder } from ${JSON.stringify(join(import.meta.dirname, "make-folder.ts"))};\n` +
    "try { makeFolder('./data'); } catch (fault) { console.log(fault.code, fault.path); }";
  writeFileSync(join(folder, "program.ts"), program);
  const script = 'mkdir "$2/gone" && cd "$2/gone" && rmdir "$2/gone" && "$0" "$1"';
  const ran = spawnSync("sh", ["-c", script, process.execPath, join(folder, "program.ts"), folder], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect([ran.stdout, ran.status]).toEqual(["ENOENT ./data\n", 0]);
});
