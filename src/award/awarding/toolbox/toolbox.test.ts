import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import type { CommandIo } from "#kernel";
import { toolboxCommands } from "./index.ts";

const header = "scheme,max_raw,max_uniform,boundaries,notional,raw";
const wac = "gce,200,300,A*=168;A=149;B=130;C=111;D=93;E=75,default";
const r093 = "nationals,70,80,*2=63;D2=56;M2=49;P2=42;D1=35;M1=28;P1=21";

afterEach(() => vi.unstubAllEnvs());

test("converts rows and writes the cells exactly as read", async () => {
  const rows = [
    `${wac},187`,
    `${wac},57`,
    `gce,"200",300,"A*=168;A=149;B=130;C=111;D=93;E=75",default,"145"`,
    `${r093},none,21`,
    `${r093},default,20`,
    `${r093},none,020`,
  ];
  const answers = [",300,A*", ",90,U", ",234,B", ",24,P1", ",23,U", ",23,U"];
  const run = await runCommand("convert", [header, ...rows, ""].join("\n"));
  expect(run).toEqual({
    status: 0,
    out: [`${header},uniform,grade`, ...rows.map((row, at) => row + answers[at]), ""].join("\n"),
    err: "",
  });
});

test.each([
  ["CRLF", `${header}\r\n${wac},0\r\n`],
  ["no line end after the last row", `${header}\n${wac},0`],
  ["a byte order mark", `\uFEFF${header}\n${wac},0\n`],
  ["rows of commas at the end", `${header}\n${wac},0\n,,,,,\n,,,,,\r\n`],
  ["blank lines at the end", `${header}\n${wac},0\n\n\r\n`],
  ["a quoted header", `"scheme",max_raw,max_uniform,boundaries,notional,raw\n${wac},0\n`],
])("reads %s and writes LF", async (_, text) => {
  const run = await runCommand("convert", text);
  expect(run).toEqual({ status: 0, out: `${header},uniform,grade\n${wac},0,0,U\n`, err: "" });
});

test("the header alone is a file without rows", async () => {
  expect(await runCommand("convert", header)).toMatchObject({ status: 0, out: `${header},uniform,grade\n` });
});

test.each([
  ["", "line 1: header-wrong:"],
  ["raw,scheme\n", "line 1: header-wrong:"],
  [header.replaceAll(",", ";"), "line 1: separator-wrong: The cells of this file are separated by semicolons."],
  [header.replaceAll(",", "\t"), "line 1: separator-wrong: The cells of this file are separated by tabs."],
  [`sep=;\n${header}\n`, "line 1: separator-wrong:"],
  [`${header}\n${wac}\n`, "line 2: cells-wrong:"],
  [`${header}\n${wac},1,2\n`, "line 2: cells-wrong:"],
  [`${header}\n${wac},201\n`, "line 2, column 6 (raw): raw-out-of-range:"],
  [`${header}\n${wac},-1\n`, "line 2, column 6 (raw): number-wrong:"],
  [`${header}\n${wac},1.5\n`, "line 2, column 6 (raw): number-wrong:"],
  [`${header}\n${wac},\n`, "line 2, column 6 (raw): number-wrong:"],
  [`${header}\ngcse,200,300,A=1,none,1\n`, "line 2, column 1 (scheme): scheme-unknown:"],
  [`${header}\ngce,x,300,A=1,none,1\n`, "line 2, column 2 (max_raw): number-wrong:"],
  [`${header}\ngce,200,0,A=1,none,1\n`, "line 2, column 3 (max_uniform): maximum-wrong:"],
  [`${header}\ngce,200,300,A:149,none,1\n`, "line 2, column 4 (boundaries): boundaries-unreadable:"],
  [
    `${header}\ngce,200,300,A=149;B=150;C=111;D=93;E=75,none,1\n`,
    "line 2, column 4 (boundaries): boundaries-not-decreasing:",
  ],
  [`${header}\ngce,200,300,A=149;C=111;D=93;E=75,none,1\n`, "line 2, column 4 (boundaries): grade-missing:"],
  [`${header}\n${wac.replace("default", "N")},1\n`, "line 2, column 5 (notional): notional-unreadable:"],
  [`${header}\n${wac.replace("default", "75")},1\n`, "line 2, column 5 (notional): notional-out-of-range:"],
  [`${header}\n${r093},5,1\n`, "line 2, column 5 (notional): notional-without-meaning:"],
  [`${header}\n${wac},1"2\n`, "line 2, column 6 (raw): quote-misplaced:"],
  [`${header}\n\n${wac},1\n`, "line 2: row-blank:"],
  [`${header}\n"gce\n",1,1,A=1,none,1\n${wac},x\n`, "line 4, column 6 (raw): number-wrong:"],
  [`${header}\n"${"x".repeat(70_000)}`, "line 2: row-too-long:"],
])("refuses %j, naming line, column and what to do, and writes nothing", async (text, message) => {
  const run = await runCommand("convert", text);
  expect(run).toMatchObject({ status: 1, out: "" });
  expect(run.err).toContain(message);
});

test("a bad last row of a long file leaves no output, and bad rows beyond fifty are counted", async () => {
  const good = `${wac},100\n`.repeat(20_000);
  const bad = `${wac},999\n`.repeat(60);
  const run = await runCommand("convert", `${header}\n${good}${bad}`);
  expect(run).toMatchObject({ status: 1, out: "" });
  expect(run.err.match(/raw-out-of-range/g)).toHaveLength(50);
  expect(run.err).toContain("line 20002, column 6 (raw)");
  expect(run.err).toContain("10 more rows have errors.\n60 rows have errors");
});

test("output too long for the memory goes through a temporary file, which is removed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "toolbox-test-"));
  vi.stubEnv("TMPDIR", folder);
  const rows = Array.from({ length: 100_000 }, (_, at) => `${wac},${at % 201}`);
  const run = await runCommand("convert", `${header}\n${rows.join("\n")}\n`);
  const lines = run.out.split("\n");
  expect(lines).toHaveLength(100_002);
  expect(new Set(lines.slice(1, -1)).size).toBe(201);
  expect(lines[100_000]).toBe(`${wac},102,165,D`);
  expect(readdirSync(folder)).toEqual([]);
});

test("each piece of a long output waits until the one before it is taken", async () => {
  const taking = { now: 0, most: 0, pieces: 0 };
  const out = async (): Promise<void> => {
    taking.most = Math.max(taking.most, (taking.now += 1));
    await new Promise(setImmediate);
    taking.now -= 1;
    taking.pieces += 1;
  };
  const rows = `${wac},100\n`.repeat(100_000);
  const io: CommandIo = {
    input: pieces(new TextEncoder().encode(`${header}\n${rows}`), 1 << 16),
    out,
    err: out,
    environment: {},
  };
  expect(await toolboxCommands[0]?.run([], io)).toBe(0);
  expect(taking).toMatchObject({ now: 0, most: 1 });
  expect(taking.pieces).toBeGreaterThan(10);
});

test("how the input is cut into pieces changes nothing", async () => {
  const text = `\uFEFF${header}\r\n${wac},187\r\n"gce",200,300,"A*=168;A=149;B=130;C=111;D=93;E=75",default,"7"\r\n`;
  const whole = await runCommand("convert", text);
  expect(whole.status).toBe(0);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
      expect(await runCommand("convert", text, [], size)).toEqual(whole);
    }),
  );
});

test("spaces boundaries between the first and the last grade", async () => {
  const run = await runCommand("boundaries", "grades,top,bottom\nA B C D E,140,73\r\nA B C D E,58,16\n9 8 7,118,91\n");
  expect(run).toEqual({
    status: 0,
    out:
      "grades,top,bottom,boundaries\nA B C D E,140,73,A=140;B=123;C=106;D=89;E=73\n" +
      "A B C D E,58,16,A=58;B=47;C=36;D=26;E=16\n9 8 7,118,91,9=118;8=104;7=91\n",
    err: "",
  });
});

test.each([
  ["A B C D E,10,7", "line 2, column 2 (top): boundaries-too-close:"],
  ["A,10,7", "line 2, column 1 (grades): grades-too-few:"],
  ["A A,10,7", "line 2, column 1 (grades): grade-repeated:"],
  ["A;B,10,7", "line 2, column 1 (grades): grades-unreadable:"],
  ["A B,x,7", "line 2, column 2 (top): number-wrong:"],
  ["A B,9,-7", "line 2, column 3 (bottom): number-wrong:"],
  ["A B,9", "line 2: cells-wrong:"],
])("refuses the boundaries row %j", async (row, message) => {
  const run = await runCommand("boundaries", `grades,top,bottom\n${row}\n`);
  expect(run).toMatchObject({ status: 1, out: "" });
  expect(run.err).toContain(message);
});

test.each(["convert", "boundaries"])("%s explains itself and refuses other arguments", async (name) => {
  expect(await runCommand(name, "", ["--help"])).toMatchObject({ status: 0, err: "" });
  expect((await runCommand(name, "", ["--help"])).out).toContain(`Usage: ./accolade ${name}`);
  expect(await runCommand(name, "", ["file.csv"])).toMatchObject({ status: 2, out: "" });
});

async function runCommand(name: string, text: string, args: readonly string[] = [], size = 1 << 16) {
  const said = { out: "", err: "" };
  const io: CommandIo = {
    input: pieces(new TextEncoder().encode(text), size),
    out: (words) => void (said.out += words),
    err: (words) => void (said.err += words),
    environment: {},
  };
  const status = await toolboxCommands.find((command) => command.name === name)?.run(args, io);
  return { status, ...said };
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
