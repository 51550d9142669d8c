import { expect, test } from "vitest";
import { pastTense } from "../app/past-tense.ts";
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

/** Every verb with which a summary of an act begins, in the past: a new one is read once by somebody. */
const read = `
  Accepted Added Appointed Approved Asked Banked Began Cancelled Changed Chose Closed Confirmed Connected
  Corrected Counted Declined Deleted Disconnected Ended Entered Finished Gave Invited Kept Left Lent Linked
  Loaded Made Marked Merged Moved Noted Paused Proposed Published Put Ran Reactivated Received Recorded
  Answered Issued Released Removed Renamed Reopened Replaced Replied Reset Resigned Restored Resumed Revoked Saved Sealed
  Sent Set
  Signed Started Stopped Submitted Suspended Took Turned Unlinked Used Withdrew Wrote`.split(/\s+/);

test("the past tense of every act has been read", () => {
  const verbs = theProgram.acts.map(({ summary }) => pastTense(summary).split(" ")[0] ?? "");
  expect([...new Set(verbs)].filter((verb) => !read.includes(verb))).toEqual([]);
});
