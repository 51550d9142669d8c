import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeDataFolder } from "#platform/database";

/** Backing up and restoring as docs/operate/back-up.md says, and what the audit log is compared with. */
const program = join(import.meta.dirname, "../cli.ts");
const page = readFileSync(join(import.meta.dirname, "../../../docs/operate/back-up.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "accolade-back-up-"));
// Open to others, so that the database is in the folder, also where the tests run as root.
chmodSync(folder, 0o755);
const [data, backup] = [join(folder, "board"), join(folder, "copy")];

beforeAll(async () => {
  const added = await accolade("first-administrator", "--data", data, "--name", "Ada", "--email", "ada@board.example");
  expect(added.status).toBe(0);
});
afterAll(() => {
  for (const each of [data, `${data}-before`, backup]) removeDataFolder(each);
  rmSync(folder, { recursive: true, force: true });
});

type Ended = { readonly status: number | null; readonly out: string };

async function runOf(command: string, args: readonly string[], environment: object = {}): Promise<Ended> {
  const child = spawn(command, args, { env: { ...process.env, DATABASE_URL: "", ...environment } });
  let out = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (out += bytes));
  return { status: await new Promise((resolve) => child.once("close", resolve)), out };
}

function accolade(...args: readonly string[]): Promise<Ended> {
  return runOf(process.execPath, [program, ...args]);
}

/** The commands of a part of the page, for this board; `serve` goes on for ever and is left out. */
function commandsOf(heading: string): readonly string[] {
  const [, after = ""] = page.split(`\n## ${heading}\n`);
  const block = /```sh\n([^]*?)```/.exec(after)?.[1] ?? "";
  return block
    .trim()
    .split("\n")
    .filter((line) => !line.includes("accolade serve"))
    .map((line) => line.replaceAll("/srv/board", data).replaceAll("/backup/board-2026-06-01", backup))
    .map((line) => line.replaceAll("./accolade", `${process.execPath} ${program}`));
}

/** How many acts the board's chain has, when it is whole. */
async function actsOf(folderOfData: string): Promise<number> {
  const { out } = await accolade("audit", "verify", "--data", folderOfData);
  return Number(/^board: (\d+) acts, unbroken$/m.exec(out)?.[1]);
}

test("the commands of the page copy a board and put it back, and the audit log is whole", async () => {
  expect(commandsOf("Back up")).toHaveLength(1);
  const acts = await actsOf(data);
  for (const command of commandsOf("Back up")) expect(await runOf("sh", ["-c", command])).toMatchObject({ status: 0 });
  const later = ["--name", "Bea", "--email", "bea@board.example", "--despite"];
  expect((await accolade("first-administrator", "--data", data, ...later)).status).toBe(0);
  const restoring = commandsOf("Restore");
  expect(restoring).toHaveLength(3);
  for (const command of restoring) {
    const ended = await runOf("sh", ["-c", command]);
    expect([command, ended.status, ended.out]).toEqual([command, 0, expect.not.stringMatching(/CHANGED|BROKEN/)]);
    if (command.includes("audit verify")) expect(ended.out).toContain(`board: ${acts} acts, unbroken`);
  }
  expect(await actsOf(`${data}-before`)).toBeGreaterThan(acts);
});

test("the log is compared with a copy of its checkpoints: --against FILE", async () => {
  const taken = await accolade("audit", "checkpoint", "--data", data);
  const line = taken.out.split("\n").find((each) => each.startsWith('{"chain"')) ?? "";
  const copy = join(folder, "copy.txt");
  const against = async (text: string) => {
    writeFileSync(copy, text);
    return accolade("audit", "verify", "--data", data, "--against", copy);
  };
  expect(await against(`${line}\n`)).toMatchObject({ status: 0, out: expect.stringContaining("The log matches all") });
  const other = line.replace(/"hash":"./, (start) => `${start.slice(0, -1)}${start.endsWith("0") ? "1" : "0"}`);
  expect(await against(`${other}\n`)).toMatchObject({
    status: 1,
    out: expect.stringMatching(/board: CHANGED at act \d+\. The log was rewritten or cut off/),
  });
  const longer = line.replace(/"position":\d+/, '"position":7');
  expect(await against(`${longer}\n`)).toMatchObject({ status: 1, out: expect.stringContaining("CHANGED at act 7") });
  expect(await against("yesterday\n")).toMatchObject({
    status: 2,
    out: expect.stringContaining("is not a checkpoint"),
  });
});

test("checkpoints are kept in the file that ACCOLADE_CHECKPOINTS names", async () => {
  const file = join(folder, "elsewhere", "list");
  const ended = await runOf(process.execPath, [program, "audit", "verify", "--data", data], {
    ACCOLADE_CHECKPOINTS: file,
  });
  expect([ended.status, existsSync(file)]).toEqual([0, true]);
  expect(readFileSync(file, "utf8")).toMatch(/^\{"chain":"board","position":\d+,"hash":"[0-9a-f]{64}"\}\n$/);
});
