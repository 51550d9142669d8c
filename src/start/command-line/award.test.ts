import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/** `award --pack DIR --out DIR` as somebody runs it, with a database of its own that goes with it. */
const program = join(import.meta.dirname, "../cli.ts");
let pack: string;
let out: string;

const files = {
  "centres.csv": "centre_id,name,kind,postcode,town\n90001,Upper School,school,,\n",
  "candidates.csv":
    "centre_id,candidate_id,candidate_number,uci,uln,surname,forenames,sex,date_of_birth\n" +
    "90001,1,1001,900010210001D,,,,N,\n",
  "entries.csv": "centre_id,series,candidate_id,option\n90001,6A26,1,J277\n",
  "marks.csv":
    "centre_id,series,candidate_id,option,component,mark,grade,status\n" +
    "90001,6A26,1,J277,J277/01,80,,marked\n90001,6A26,1,J277,J277/02,80,,marked\n",
  "banked.csv": "uci,unit,series,option,centre_id,uniform,grade,points,absent\n",
};

beforeEach(() => {
  pack = mkdtempSync(join(tmpdir(), "accolade-pack-"));
  out = join(pack, "out");
  cpSync(join(import.meta.dirname, "../../../demo/catalogue"), join(pack, "catalogue"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(pack, name), text);
});
afterEach(() => rmSync(pack, { recursive: true, force: true }));

async function award(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, "award", ...args], { env: { ...process.env, DATABASE_URL: "" } });
  let [said, told] = ["", ""];
  child.stdout.on("data", (bytes) => (said += bytes));
  child.stderr.on("data", (bytes) => (told += bytes));
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { status, said, told };
}

test("a pack is awarded; the results that it brings are compared, and one that differs ends with status 1", async () => {
  const first = await award("--pack", pack, "--out", out);
  expect([first.status, first.told]).toEqual([0, ""]);
  expect(first.said).toContain(`1 results of 6A26 written to ${out}. The second calculation agrees.`);
  const results = readFileSync(join(out, "results.csv"), "utf8");
  expect(results).toMatch(/\n90001,6A26,1,J277,[^\n]*,9,/);
  expect(JSON.parse(readFileSync(join(out, "report.json"), "utf8"))).toMatchObject({
    entries: 1,
    marks: 2,
    results: 1,
  });
  writeFileSync(join(pack, "results.csv"), results);
  expect(await award("--pack", pack, "--out", out)).toMatchObject({
    status: 0,
    said: expect.stringContaining("They match the results in the pack."),
  });
  writeFileSync(join(pack, "results.csv"), results.replace(/,9,/, ",8,"));
  expect(await award("--pack", pack, "--out", out)).toMatchObject({
    status: 1,
    said: expect.stringContaining("1 differ from the results in the pack."),
  });
});

test.each([
  [
    "a row that is wrong",
    "marks.csv",
    files["marks.csv"].replace(",80,", ",81,"),
    /^marks\.csv:2:6: pack-mark-too-high: /,
  ],
  ["a mark that is outstanding", "marks.csv", files["marks.csv"].replace(/90001.*02.*\n/, ""), /Outstanding marks: 1/],
  ["a file that is not there", "entries.csv", undefined, /entries\.csv/],
])("a pack with %s is refused in words, with status 1, and nothing is written", async (_what, name, text, said) => {
  if (text === undefined) rmSync(join(pack, name));
  else writeFileSync(join(pack, name), text);
  const ended = await award("--pack", pack, "--out", out);
  expect([ended.status, ended.told]).toEqual([1, expect.stringMatching(said)]);
  expect(() => readFileSync(join(out, "results.csv"))).toThrow("ENOENT");
});

test("without both folders it is called wrongly", async () => {
  expect(await award("--pack", pack)).toMatchObject({
    status: 2,
    told: expect.stringContaining("--pack DIR --out DIR"),
  });
});
