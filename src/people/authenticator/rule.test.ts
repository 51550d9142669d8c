import fc from "fast-check";
import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { stepOfCode } from "./rule.ts";

const secret = Secret.fromLatin1("12345678901234567890").base32;
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
const codeAt = (seconds: number, of = secret) =>
  TOTP.generate({ secret: Secret.fromBase32(of), timestamp: seconds * 1000 });
const codesOf = (code: string, now: number, lastStep = 0) => {
  const decision = stepOfCode({ secret, lastStep }, code, at(now));
  return decision.ok ? decision.value : decision.refusals.map((each) => each.code).join();
};

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
])("the code of RFC 6238 at %i seconds is taken", (seconds, code) => {
  expect(codesOf(code, seconds)).toBe(Math.floor(seconds / 30));
});

test.each([
  [-61, false],
  [-31, false],
  [-30, true],
  [-1, true],
  [0, true],
  [29, true],
  [59, true],
  [60, false],
  [90, false],
])("a code is taken %i seconds after its step began: %s", (later, taken) => {
  const step = 50_000_000;
  expect(codesOf(codeAt(step * 30), step * 30 + later)).toBe(taken ? step : "code-wrong");
});

test("a code of a step that was used, or of one before it, is refused whatever the time", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000_000, max: 60_000_000 }),
      fc.integer({ min: 0, max: 29 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      (step, seconds, from, used) => {
        const answer = codesOf(codeAt((step + from) * 30), step * 30 + seconds, step + used);
        const inWindow = Math.abs(from) <= 1;
        if (inWindow) expect(answer).toBe(from > used ? step + from : "code-used");
        else expect(typeof answer).toBe("string");
      },
    ),
  );
});

test("codes are read with the spaces and dashes that people type", () => {
  for (const typed of ["287 082", " 287082 ", "28-70-82", "2 8 7 0 8 2"]) expect(codesOf(typed, 59)).toBe(1);
});

const noCodes = ["", "28708", "2870821", "28708a", "٢٨٧٠٨٢", "287082\n000000", "0x1234", "1e5000"];

test.each(noCodes)("%j is no code", (typed) => {
  expect(codesOf(typed, 59)).toBe("code-wrong");
});

test("another secret's code is refused", () => {
  const other = Secret.fromLatin1("09876543210987654321").base32;
  expect(codesOf(codeAt(59, other), 59)).toBe("code-wrong");
});
