import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { zipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { entry, file } from "../samples/lines.ts";
import { toolboxCommands } from "./index.ts";

const folder = mkdtempSync(`${tmpdir()}/toolbox-`);
afterAll(() => rmSync(folder, { recursive: true }));
const samples = `${import.meta.dirname}/../samples`;
const good = `${samples}/valid/entries/E9999990.X01`;
const bad = `${samples}/invalid/uci-letter/E9999990.X01`;

async function run(name: string, ...args: string[]) {
  let [out, err] = ["", ""];
  const command = toolboxCommands.find((each) => each.name === name);
  const io = {
    input: (async function* () {})(),
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    environment: {},
  };
  return { status: await command?.run(args, io), out, err };
}

test("uci: a line each, completed when it has 12 characters", async () => {
  expect(await run("uci", "999990242058H", "999990242058")).toEqual({
    status: 0,
    out: "999990242058H valid\n999990242058 complete 999990242058H\n",
    err: "",
  });
  const { status, out } = await run("uci", "999990242058H", "999990242058G", "x");
  expect(status).toBe(1);
  expect(out).toMatch(/^999990242058H valid\n999990242058G invalid uci-letter: .+\nx invalid uci-form: .+\n$/);
  expect(await run("uci")).toEqual({ status: 2, out: "", err: "Usage: ./accolade uci ID…\n" });
});

test("uln: a line each", async () => {
  expect(await run("uln", "9276308686")).toEqual({ status: 0, out: "9276308686 valid\n", err: "" });
  const { status, out } = await run("uln", "9276308687", "0");
  expect(status).toBe(1);
  expect(out).toMatch(/^9276308687 invalid uln-check-digit: .+\n0 invalid uln-form: .+\n$/);
  expect((await run("uln")).status).toBe(2);
});

test("edi check: a block of text for each file", async () => {
  expect(await run("edi", "check", good, bad)).toEqual({
    status: 1,
    out:
      `${good}: accepted (2 records, 2 candidates, 4 entries)\n${bad}: refused (1 record, 1 candidate, 2 entries)\n` +
      "  3:72 212 The check letter of UCI 999990242058G is wrong. Look for a mistyped or swapped character.\n",
    err: "",
  });
});

test("edi check --json: a line of JSON for each file, with just these keys", async () => {
  const { status, out } = await run("edi", "check", "--json", good, `${folder}/absent`);
  expect(status).toBe(1);
  const [first, second] = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(first).toEqual({
    file: good,
    type: "E",
    accepted: true,
    records: 2,
    candidates: 2,
    entries: 4,
    errors: [],
    warnings: [],
  });
  expect(Object.keys(first)).toEqual([
    "file",
    "type",
    "accepted",
    "records",
    "candidates",
    "entries",
    "errors",
    "warnings",
  ]);
  expect(second.accepted).toBe(false);
  expect(second.errors).toEqual([{ line: 0, column: 0, code: 108, text: expect.stringContaining("ENOENT") }]);
});

test("edi check: accepted files alone give status 0, wrong usage 2", async () => {
  expect((await run("edi", "check", good)).status).toBe(0);
  expect((await run("edi", "check")).status).toBe(2);
  expect((await run("edi", "sheck", good)).status).toBe(2);
  expect((await run("edi", "check", "--yaml", good)).status).toBe(2);
});

test("edi check: a bundle is checked file by file", async () => {
  const at = (sample: string) => readFileSync(`${samples}/${sample}`);
  const path = `${folder}/Z6A26_90.zip`;
  const inner = {
    "S6A26_90.X01": at("valid/syllabuses/S6A26_90.X01"),
    "L6A26_90.X01": at("invalid/code-absent/L6A26_90.X01"),
  };
  writeFileSync(path, zipSync(inner));
  const report = JSON.parse((await run("edi", "check", "--json", path)).out);
  expect(report).toMatchObject({ type: "Z", accepted: false, records: 3, candidates: 0, entries: 0 });
  expect(report.errors.map((each: { code: number; text: string }) => `${each.code} ${each.text.slice(0, 14)}`)).toEqual(
    ["142 The bundle has", "142 The bundle has", "317 L6A26_90.X01: "],
  );
});

test("edi check: no more than 1000 errors are listed, and the rest are counted", async () => {
  const path = `${folder}/E9999990.X01`;
  const records = Array.from({ length: 1500 }, (_, at) =>
    entry({ candidate: String(at + 1).padStart(4, "0"), uci: "", sex: "Q" }),
  );
  writeFileSync(
    path,
    file(192, [
      "E199999906A26SOURMIS 1  14",
      "E399999906A26001AB1 2CD",
      ...records,
      "E7999990001502120226",
      "E99999900015040000001",
    ]),
  );
  const { out } = await run("edi", "check", "--json", path);
  const { errors, records: count } = JSON.parse(out);
  expect([count, errors.length]).toEqual([1500, 1001]);
  expect(errors.at(-1)).toMatchObject({ code: 109, text: expect.stringContaining("500 more") });
});

test.each([["uci"], ["uln"], ["edi"]])("%s --help says how it is used", async (name) => {
  const { status, out, err } = await run(name, "--help");
  expect([status, err]).toEqual([0, ""]);
  expect(out).toContain(`Usage: ./accolade ${name} `);
});
