import { afterAll, beforeAll, expect, test } from "vitest";
import { checkActs, checkModules } from "./tidy/acts.ts";
import { checkAddresses } from "./tidy/addresses.ts";
import { checkDependencies } from "./tidy/dependencies.ts";
import { checkCodes, checkCommands, checkMessages, checkPageNames } from "./tidy/documents.ts";
import { checkDoors } from "./tidy/doors.ts";
import { checkEnglish } from "./tidy/english.ts";
import { checkImports, checkPurity } from "./tidy/imports.ts";
import { checkNumbersAndDates, checkTypes } from "./tidy/language.ts";
import { checkLinks } from "./tidy/links.ts";
import { checkRequirements } from "./tidy/requirements.ts";
import { checkReads, checkRights, checkWrites } from "./tidy/ownership.ts";
import { checkFileSizes, checkFunctionSizes, checkLineLengths } from "./tidy/sizes.ts";
import { checkRooms, examWords } from "./tidy/rooms.ts";
import { checkRefusals } from "./tidy/refusals.ts";
import { show, type SourceFile, sourceFiles } from "./tidy/source-file.ts";
import { checkComments, checkFileNames, checkSql, checkSqlStyle } from "./tidy/words.ts";

let files: readonly SourceFile[] = [];
beforeAll(() => {
  files = sourceFiles();
});
/** The process goes on with other test files, and needs no trees for them. */
afterAll(() => {
  files = [];
});

test("the project has files to check", () => {
  expect(files.filter((file) => file.tree).length).toBeGreaterThan(100);
});

test.each([
  ["modules import only upwards, by front doors", checkImports],
  ["front doors are narrow, and each name is used", checkDoors],
  ["the rooms of the platform form no ring", checkRooms],
  ["the platform names nothing of exams", examWords],
  ["each refusal is declared in one place", checkRefusals],
  ["rules, kernel and formats are pure", checkPurity],
  ["files are short", checkFileSizes],
  ["functions are short", checkFunctionSizes],
  ["lines are short", checkLineLengths],
  ["types are never switched off", checkTypes],
  ["no floating point and no Date", checkNumbersAndDates],
  ["comments say why", checkComments],
  ["names say what is inside", checkFileNames],
  ["SQL keeps to the second wall", checkSql],
  ["files of SQL are laid out alike", checkSqlStyle],
  ["modules write their own tables alone", checkWrites],
  ["modules read the tables of others through views", checkReads],
  ["who may read and write what stands in one file of each module", checkRights],
  ["acts live in folders of their own name", checkActs],
  ["every module has its page and its front door", checkModules],
  ["every link leads somewhere", checkLinks],
  ["documents call commands that there are", checkCommands],
  ["documents name pages, links and buttons that there are", checkPageNames],
  ["documents name codes that there are", checkCodes],
  ["messages of troubleshooting are those of the program", checkMessages],
  ["no address is written by hand", checkAddresses],
  ["texts are written as docs/style.md says", checkEnglish],
  ["every package is declared, with its reasons", checkDependencies],
  ["requirements are numbered, and their proofs are tests", checkRequirements],
])("%s", (_title, check) => {
  expect(check(files).map(show).join("\n")).toBe("");
});
