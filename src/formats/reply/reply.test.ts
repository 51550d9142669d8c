import fc from "fast-check";
import { expect, test } from "vitest";
import { makeFault } from "../faults.ts";
import { parseReply, renderReply, replyStatus, type Reply } from "./reply.ts";

const remark = fc.record({
  line: fc.nat(9_999_999),
  column: fc.nat(200),
  code: fc.integer({ min: 101, max: 499 }),
  text: fc.string({ minLength: 1, maxLength: 80 }),
});
const replies: fc.Arbitrary<Reply> = fc.record({
  file: fc.constant("E9999990.X01"),
  received: fc.constant("2026-02-12T09:30:00Z"),
  status: fc.constantFrom("ACCEPTED", "ACCEPTED WITH WARNINGS", "REJECTED"),
  records: fc.nat(9_999_999),
  candidates: fc.nat(9999),
  entries: fc.nat(99_999),
  errors: fc.array(remark),
  warnings: fc.array(remark),
  notes: fc.array(remark),
});

test("a reply is read as it was written", () => {
  fc.assert(
    fc.property(replies, (reply) => {
      expect(parseReply("X9999990.X01", Buffer.from(renderReply(reply)))).toEqual({ reply, faults: [] });
    }),
  );
});

test("a reply is plain text, a line for each remark", () => {
  const errors = [makeFault("uci-letter", 3, 72, { value: "999990242058\u00e9" })];
  const counts = { records: 1, candidates: 1, entries: 2 };
  const text = renderReply({
    file: "E9999990.X01",
    received: "2026-02-12T09:30:00Z",
    status: replyStatus(1, 0),
    ...counts,
    errors,
    warnings: [],
    notes: [],
  });
  expect(text).toBe(
    [
      "FILE: E9999990.X01",
      "RECEIVED: 2026-02-12T09:30:00Z",
      "STATUS: REJECTED",
      "RECORDS: 1",
      "CANDIDATES: 1",
      "ENTRIES: 2",
      "E 3 72 212 The check letter of UCI 999990242058? is wrong. Look for a mistyped or swapped character.",
      "",
    ].join("\r\n"),
  );
});

test("the status follows from what was found", () => {
  expect([replyStatus(0, 0), replyStatus(0, 1), replyStatus(1, 1)]).toEqual([
    "ACCEPTED",
    "ACCEPTED WITH WARNINGS",
    "REJECTED",
  ]);
});
