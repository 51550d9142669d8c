import { expect, test } from "vitest";
import { defineCommand } from "./define-command.ts";
import { readArguments } from "./options.ts";
import { openProgress } from "./progress.ts";

const shapes = {
  data: { type: "text", value: "DIR", about: "the data folder", default: "data" },
  port: { type: "whole", value: "N", about: "the port", default: 8080, max: 65_535 },
  seed: { type: "whole", value: "N", about: "the seed" },
  json: { type: "flag", about: "as JSON" },
} as const;
const none = { name: "", min: 0, max: 0 };
const files = { name: "FILE…", min: 1, max: 2 };

test("what is not given has its default, or is absent", () => {
  const read = readArguments(shapes, none, []);
  expect(read).toEqual({
    ok: true,
    value: { options: { data: "data", port: 8080, seed: undefined, json: false }, rest: [] },
  });
});

test("options are read with a space or an equals sign, in any order, around the arguments", () => {
  const read = readArguments(shapes, files, ["a.csv", "--port=0", "--json", "b.csv", "--data", "here", "--seed", "7"]);
  expect(read).toEqual({
    ok: true,
    value: { options: { data: "here", port: 0, seed: 7, json: true }, rest: ["a.csv", "b.csv"] },
  });
});

test.each([
  [["--colour"], none, "option-not-understood"],
  [["--data"], none, "option-not-understood"],
  [["--json=yes"], none, "option-not-understood"],
  [["--data="], none, "option-empty"],
  [["--port", "eighty"], none, "option-not-whole"],
  [["--port", "65536"], none, "option-not-whole"],
  [["--seed", "1.5"], none, "option-not-whole"],
  [["--seed=-1"], none, "option-not-whole"],
  [["stray"], none, "argument-unknown"],
  [[], files, "argument-missing"],
  [["a", "b", "c"], files, "argument-unknown"],
])("%j is refused", (args, rest, code) => {
  const read = readArguments(shapes, rest, args);
  expect(read.ok ? [] : read.refusals.map((refusal) => refusal.code)).toEqual([code]);
});

test("a command says its usage and ends with status 2 when its options cannot be read", async () => {
  const said = { out: "", err: "" };
  const io = {
    input: (async function* () {})(),
    environment: {},
    out: (text: string) => {
      said.out += text;
    },
    err: (text: string) => {
      said.err += text;
    },
  };
  const command = defineCommand({
    name: "show",
    summary: "show files",
    options: shapes,
    rest: files,
    run: async (options) => options.port,
  });
  expect(command.usage).toBe("show [--data DIR] [--port N] [--seed N] [--json] FILE…");
  expect(await command.run(["--colour", "x"], io)).toBe(2);
  expect(said.err).toBe(`accolade show: Unknown option '--colour'.\nUsage: ./accolade ${command.usage}\n`);
  expect(await command.run(["--help"], io)).toBe(0);
  expect(said.out).toContain("the port (default 8080)");
  expect(await command.run(["x", "--port", "1"], io)).toBe(1);
});

test("progress rewrites one line on a terminal and writes a plain line elsewhere", () => {
  const terminal: string[] = [];
  const phase = openProgress({ err: (text) => terminal.push(text) }, true).phase("Entries", 2000);
  phase.advance(1000);
  phase.done("2,000 entries");
  expect(terminal[0]).toBe("\r\u001b[K  Entries 0 of 2,000 (0 %)");
  expect(terminal.at(-1)).toMatch(/^\r\u001b\[K {2}Entries +\d+\.\d s {3}2,000 entries\n$/);
  const plain: string[] = [];
  openProgress({ err: (text) => plain.push(text) }, false)
    .phase("Entries", 5)
    .done();
  expect(plain.join("")).toMatch(/^ {2}Entries +\d+\.\d s\n$/);
});
