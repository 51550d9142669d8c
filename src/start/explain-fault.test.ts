import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { explainFault } from "./explain-fault.ts";

const folder = mkdtempSync(join(tmpdir(), "faults-"));
const file = join(folder, "file");
writeFileSync(file, "");
afterAll(() => rmSync(folder, { recursive: true }));

const io = { input: (async function* () {})(), out: () => {}, err: () => {}, environment: {} };

test.each([
  ["a folder that is missing", () => readdirSync(`${folder}/absent`), "/absent does not exist. Check the spelling."],
  ["a file for a folder", () => readdirSync(file), "/file is a file. Give a folder."],
  ["a folder below a file", () => readFileSync(`${file}/x`), "/x is a file. Give a folder."],
])("%s is named, with what to do", (_, act, words) => {
  expect(explained(act)).toContain(words);
  expect(explained(act)).toContain(folder);
});

test("what nobody foresaw is one sentence without a stack", () => {
  const text = explainFault(new TypeError("x is not a function"), io);
  expect(text).toBe(
    "something went wrong and nothing was changed: x is not a function (set ACCOLADE_TRACE=1 for the details)",
  );
});

function explained(act: () => unknown): string {
  try {
    act();
  } catch (fault) {
    return explainFault(fault, io);
  }
  return "nothing went wrong";
}
