import { expect, test } from "vitest";
import { checkCodes, checkCommands, checkMessages, checkPageNames } from "./documents.ts";
import { saysInOrder } from "./literal-texts.ts";
import { sourceFile, sourceFiles } from "./source-file.ts";

const all = sourceFiles();
const operators = "docs/operate/results-day.md";
const trouble = "docs/operate/what-to-do-when.md";
const row = (message: string) => `| Message | What to do |\n|---|---|\n| ${message} | wait |\n`;

test.each([
  ["a command that is not there", checkCommands, operators, "Run `./accolade awards`."],
  ["a command in a block", checkCommands, operators, "```sh\n./accolade dump --data DIR\n```"],
  ["an option that a command does not have", checkCommands, operators, "Run `./accolade serve --force`."],
  ["a task that a command does not have", checkCommands, operators, "Run `./accolade audit repair`."],
  ["a page that is not there", checkPageNames, operators, "Look at *Releases of today*."],
  ["a part of a longer word", checkPageNames, operators, "Look at *Markin*."],
  ["a refusal that is not there", checkCodes, operators, "It is refused (`marks-absent`)."],
  ["a setting that is not there", checkCodes, operators, "Set `ACCOLADE_PATIENCE`."],
  ["a role that is not there", checkCodes, operators, "The role `accolade_reader`."],
  ["a message that nobody says", checkMessages, trouble, row("the moon is full")],
  ["a message in another order", checkMessages, trouble, row("Free some space … MB free")],
  ["the second of two messages", checkMessages, trouble, row("the disk is full; the disk is empty")],
])("%s is found in a document", (_what, check, path, text) => {
  const files = [...all.filter((file) => file.path !== path), sourceFile(path, text)];
  expect(check(files).map((one) => one.file)).toEqual([path]);
});

test.each([
  ["a command with its option and a remark", checkCommands, operators, "`./accolade audit verify --against FILE`"],
  [
    "a command of a block, with a remark",
    checkCommands,
    operators,
    "```sh\n./accolade migrate     # all or nothing\n```",
  ],
  ["a page", checkPageNames, operators, "Look at *Awarding*, **not** at *Start an award*."],
  ["a refusal, an account and a setting", checkCodes, operators, "`marks-missing` `accolade_board` `ACCOLADE_ADDRESS`"],
  ["messages", checkMessages, trouble, row("the disk is full; the disk of … has under … MB free")],
])("%s that is there is not found", (_what, check, path, text) => {
  expect(check([...all.filter((file) => file.path !== path), sourceFile(path, text)])).toEqual([]);
});

test("the parts of a message are said in their order", () => {
  expect(saysInOrder("The disk of x has 3 MB", "the disk … MB")).toBe(true);
  expect(saysInOrder("The disk of x has 3 MB", "MB … the disk")).toBe(false);
});
