import fc from "fast-check";
import { expect, test } from "vitest";
import { logEntry } from "./log-entry.ts";

const at = Temporal.Instant.from("2026-08-13T07:00:00.5Z");

test("an entry begins with its instant in UTC, and its further lines are set in", () => {
  expect(logEntry("fault 1 GET /x Error: boom\n    at here\r\nand there", at)).toBe(
    "2026-08-13T07:00:00.500Z fault 1 GET /x Error: boom\n        at here\n    and there\n",
  );
});

test("what is personal is left out, and no escape moves the cursor of who reads", () => {
  expect(logEntry("of ann@example.org \u001b[2K\u202egnihton\u0000", at)).toBe(
    "2026-08-13T07:00:00.500Z of [email] \ufffd[2K\ufffdgnihton\ufffd\n",
  );
});

test("whatever is logged, one entry is one entry", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const entry = logEntry(`fault ${text}\n2026-08-13T07:00:00.500Z forged${text}`, at);
      expect(entry.split(/\r\n|[\r\n\u0085\u2028\u2029]/).filter((line) => /^\S/.test(line))).toHaveLength(1);
    }),
  );
});
