import fc from "fast-check";
import { expect, test } from "vitest";
import { checkUci, checkUln, completeUci } from "./check-characters.ts";

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const stems = fc
  .tuple(digits(5), fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"), digits(6))
  .map((parts) => parts.join(""))
  .filter((stem) => !stem.endsWith("0000"));

test.each([
  ["681990012058", "G"],
  ["689990980001", "D"],
  ["999990242058", "H"],
  ["999990090001", "C"],
  ["99999B240001", "Y"],
  ["99999A240001", "F"],
  ["999990240010", "T"],
])("%s is completed with %s", (stem, letter) => {
  expect(completeUci(stem)).toEqual({ ok: true, value: stem + letter });
  expect(checkUci(stem + letter)).toEqual({ ok: true, value: stem + letter });
});

test.each([
  ["", "uci-form"],
  ["999990242058", "uci-form"],
  ["999990242058h", "uci-form"],
  ["9999902420581", "uci-form"],
  ["A99990242058H", "uci-form"],
  ["99999024205XH", "uci-form"],
  ["99999a240001F", "uci-form"],
  ["999990242058G", "uci-letter"],
  ["999990242085H", "uci-letter"],
  ["999990242058Q", "uci-letter"],
])("%s is refused as %s", (uci, code) => {
  expect(checkUci(uci)).toMatchObject({ ok: false, refusals: [{ code }] });
});

test("serial 0000 is refused whatever the letter", () => {
  expect(completeUci("999990240000")).toMatchObject({ ok: false, refusals: [{ code: "uci-serial" }] });
  for (const letter of "ABCDEFGHKLMRTVWXY") {
    expect(checkUci(`999990240000${letter}`)).toMatchObject({ ok: false, refusals: [{ code: "uci-serial" }] });
  }
});

test("exactly one letter completes a stem; the faulty table's letter has a reason of its own", () => {
  fc.assert(
    fc.property(stems, (stem) => {
      const completed = completeUci(stem);
      const right = completed.ok ? completed.value : "";
      const valid = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((letter) => checkUci(stem + letter).ok);
      expect(valid).toEqual([right.slice(12)]);
      const suspect = new Map([
        ["K", "I"],
        ["L", "J"],
        ["M", "K"],
      ]).get(right.slice(12));
      if (suspect) expect(checkUci(stem + suspect)).toMatchObject({ refusals: [{ code: "uci-suspect" }] });
    }),
  );
});

test("any one wrong digit in a UCI is found", () => {
  fc.assert(
    fc.property(
      stems,
      fc.constantFrom(0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11),
      fc.integer({ min: 1, max: 9 }),
      (stem, at, by) => {
        const completed = completeUci(stem);
        const uci = completed.ok ? completed.value : "";
        const wrong = uci.slice(0, at) + String((Number(uci.charAt(at)) + by) % 10) + uci.slice(at + 1);
        expect(checkUci(wrong).ok).toBe(false);
      },
    ),
  );
});

test.each([
  ["9276308686", "valid"],
  ["9276308687", "uln-check-digit"],
  ["9276308668", "uln-check-digit"],
  ["0276308686", "uln-first-digit"],
  ["927630868", "uln-form"],
  ["92763086861", "uln-form"],
  ["927630868X", "uln-form"],
  ["", "uln-form"],
])("ULN %s is %s", (uln, verdict) => {
  const found = checkUln(uln);
  expect(found.ok ? "valid" : found.refusals[0]?.code).toBe(verdict);
});

test("nine digits have one check digit, unless their remainder is 0, when they have none", () => {
  fc.assert(
    fc.property(
      digits(9).filter((each) => !each.startsWith("0")),
      (nine) => {
        const remainder = [...nine].reduce((sum, digit, index) => sum + Number(digit) * (10 - index), 0) % 11;
        const valid = [..."0123456789"].filter((digit) => checkUln(nine + digit).ok);
        expect(valid).toEqual(remainder === 0 ? [] : [String(10 - remainder)]);
      },
    ),
  );
});
