import { expect, test } from "vitest";
import { hasPastTense, pastTense } from "../app/past-tense.ts";
import { theProgram } from "../../start/program.ts";
import { valueWords } from "./value-words.ts";

test.each([
  [null, null],
  [{ uci: "900012240001A", candidateNumber: "0012" }, "UCI: 900012240001A\nCandidate number: 0012"],
  [{ refunded: true, until: null }, "Refunded: yes\nUntil: none"],
  [{ families: ["GCSE", "GCE"] }, "Families: GCSE, GCE"],
  [{ entries: [{ option: "J277", cost: 6000 }] }, "Entries:\n  Option: J277\n  Cost: 6000"],
  [{ J277: 3 }, "J277: 3"],
  ["approved", "approved"],
])("the values %j are written as %j", (value, words) => {
  expect(valueWords(value)).toBe(words);
});

test.each([
  ["Send a mark file", "Sent a mark file"],
  ["Withdraw an entry", "Withdrew an entry"],
  ["Link my account with an organisation's sign-in", "Linked their account with an organisation's sign-in"],
])("%s becomes %s", (summary, done) => {
  expect(pastTense(summary)).toBe(done);
});

test("every act has a past tense", () => {
  const without = theProgram.acts.map(({ summary }) => summary).filter((summary) => !hasPastTense(summary));
  expect(without).toEqual([]);
});
