import { expect, test } from "vitest";
import { isOneLine } from "./one-line.ts";

test.each([
  ["an ordinary name", "Siân O’Brien-Żak"],
  ["no name", ""],
  ["Chinese", "王伟"],
  ["Persian with a non-joiner", "علی\u200Cرضا"],
  ["Sinhala with a joiner", "ශ්\u200Dරී"],
  ["a character of two halves", "\u{20BB7}野家"],
])("%s is one line", (_title, text) => {
  expect(isOneLine(text)).toBe(true);
});

test.each([
  ["a line end", "Ann\nLee"],
  ["a tab", "Ann\tLee"],
  ["a control of the second kind", "Ann\u0085"],
  ["a right-to-left override", "Ann\u202EeeL"],
  ["an isolate", "Ann\u2066"],
  ["a space of no width", "Ann\u200B"],
  ["a soft hyphen", "An\u00ADn"],
  ["a byte order mark", "\uFEFFAnn"],
  ["a line separator", "Ann\u2028"],
  ["a paragraph separator", "Ann\u2029"],
  ["a tag", "Ann\u{E0041}"],
  ["half a character", "Ann\uD800"],
  ["what stands for damage", "Ann\uFFFD"],
  ["a joiner among Latin letters", "An\u200Dn"],
  ["two joiners", "علی\u200C\u200Cرضا"],
])("%s is not", (_title, text) => {
  expect(isOneLine(text)).toBe(false);
});
