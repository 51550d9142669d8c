import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";

const home = join(import.meta.dirname, "../..");
const about = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
const development = new Set(Object.keys(about["devDependencies"]));

/** What a file imports as soon as it is loaded: neither types nor what is loaded when it is asked for. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(/^(?:import|export)\b(?! type\b)[^;"]*?from "([^"]+)";|^import "([^"]+)";/gm);
  return [...found].map(([, from = "", bare = ""]) => from || bare);
}

function fileOf(from: string, name: string): string | undefined {
  if (name.startsWith(".")) return resolve(dirname(from), name);
  const [room, ...rest] = name.split("/");
  const door: unknown = about["imports"][name] ?? about["imports"][`${room}/*`];
  return typeof door === "string" ? join(home, door.replace("*", rest.join("/"))) : undefined;
}

/** The program, and each command that somebody who runs a board gives; a command is loaded when it is given. */
const commands = readdirSync(join(import.meta.dirname, "command-line"))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && name !== "test.ts")
  .map((name) => join(import.meta.dirname, "command-line", name));

test("the program starts without a package that only tests and benchmarks use", () => {
  const [waiting, seen, packages] = [
    [join(import.meta.dirname, "cli.ts"), ...commands],
    new Set<string>(),
    new Set<string>(),
  ];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const name of importsOf(file)) {
      const next = fileOf(file, name);
      if (next === undefined)
        packages.add(name.startsWith("@") ? name.split("/", 2).join("/") : (name.split("/")[0] ?? ""));
      else if (next.endsWith(".ts") && existsSync(next)) waiting.push(next);
    }
  }
  expect(seen.size).toBeGreaterThan(700);
  expect([...packages]).toEqual(expect.arrayContaining(["fastify", "pg", "kysely"]));
  expect([...packages].filter((name) => development.has(name))).toEqual([]);
});
