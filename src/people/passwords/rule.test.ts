import fc from "fast-check";
import { expect, test } from "vitest";
import { commonWords } from "./known-words.ts";
import { mayBePassword, ownThought, type PasswordOwner } from "./rule.ts";

const ann: PasswordOwner = {
  name: "Ann Oyelaran-Whitcombe",
  email: "a.whitcombe@hillside.example",
  board: "Meridian Awarding Organisation",
};
const codesOf = (text: string, owner = ann): string[] => {
  const decision = mayBePassword(text, owner);
  return decision.ok ? [] : decision.refusals.map((each) => each.code);
};

test.each([
  ["correct horse battery staple", []],
  ["twelve chars", []],
  ["kelp orbit 9", []],
  ["vq7-mBx2-Tz9k", []],
  ["żółw śpi w łódce", []],
  ["密码是很长的一句话没有人知道", []],
  ["🦉🪴🧷🛶🪁🎷🧊🪓🧲🦔🌵🥁", []],
  ["            |a b c d e f g h", []],
  ["", ["password-short"]],
  ["eleven char", ["password-short"]],
  ["🦉🪴🧷🛶🪁🎷🧊🪓🧲🦔🌵", ["password-short"]],
  ["aaaaaaaaaaaa", ["password-common"]],
  ["            ", ["password-common"]],
  ["123456789012", ["password-common"]],
  ["abcabcabcabcabcabc", ["password-common"]],
  ["xkqzxkqzxkqzxk", ["password-common"]],
  ["qwertyuiopasdfghjkl", ["password-common"]],
  ["PasswordPassword1", ["password-common"]],
  ["P@$$w0rd12345678", ["password-common"]],
  ["Summer2026Summer!", ["password-common"]],
  ["iloveliverpool99", ["password-common"]],
  ["Letmein123456!!!", ["password-common"]],
  ["Whitcombe2026", ["password-own-words"]],
  ["wh1tc0mbe-hillside", ["password-own-words"]],
  ["a.whitcombe@hillside.example", ["password-own-words"]],
  ["MeridianAwarding1", ["password-own-words"]],
  ["Öyelaran Whitcombe", ["password-own-words"]],
  ["whitcombe paints grey herons", []],
])("%j gives %j", (text, codes) => expect(codesOf(text)).toEqual(codes));

test("128 characters are taken and 129 are not, whatever they are", () => {
  const random = "kelp orbit 9 żółw/".repeat(2) + "x7".repeat(3);
  const long = [...`${random}${"qpwo eiru tyla ksjd hfgz mxnc bv".repeat(4)}`];
  expect(codesOf(long.slice(0, 128).join(""))).toEqual([]);
  expect(codesOf(long.slice(0, 129).join(""))).toEqual(["password-long"]);
});

test("what is taken is what is hashed later: one form of the same characters", () => {
  const [composed, taken] = ["ångström café noir", mayBePassword("a\u030angstro\u0308m cafe\u0301 noir", ann)];
  expect(taken.ok ? taken.value : "").toBe(composed.normalize("NFKC"));
});

const known = fc.oneof(fc.constantFrom(...commonWords), fc.constantFrom("whitcombe", "hillside", "meridian"));
const row = fc.constantFrom("abcdef", "4321", "qwerty", "zzzz", "!!!!", "    ");
const dressed = known.chain((word) => fc.constantFrom(word, word.toUpperCase(), word.replaceAll("e", "3")));

test("seven pieces that others know are never a password, however long and however dressed", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(dressed, row), { minLength: 1, maxLength: 7 }), (pieces) => {
      expect(codesOf(pieces.join(""))).not.toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("a text is a password exactly when its length is allowed and eight characters were thought of", () => {
  const words = [...commonWords, ...ann.name.split(/[ -]/), "whitcombe", "hillside", "example", "meridian"];
  fc.assert(
    fc.property(fc.string({ minLength: 0, maxLength: 140, unit: "grapheme" }), (text) => {
      const length = [...text.normalize("NFKC")].length;
      const rejected = codesOf(text);
      if (length < 12) expect(rejected).toEqual(["password-short"]);
      else if (length > 128) expect(rejected).toEqual(["password-long"]);
      else if (ownThought(text.normalize("NFKC"), words) >= 12) expect(rejected).toEqual([]);
    }),
  );
});

test("what a password manager makes is taken", () => {
  const signs = fc.constantFrom(..."ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789-_.!");
  let refused = 0;
  fc.assert(
    fc.property(fc.array(signs, { minLength: 20, maxLength: 40 }), (each) => {
      if (new Set(each).size > 10 && codesOf(each.join("")).length > 0) refused += 1;
    }),
    { numRuns: 2000 },
  );
  expect(refused).toBe(0);
});

test("no common word is listed twice, and all are as they are compared", () => {
  expect(commonWords.filter((word) => word !== word.toLowerCase())).toEqual([]);
  expect(new Set(commonWords).size).toBe(commonWords.length);
  expect(commonWords.length).toBeGreaterThan(200);
});
