import { expect, test } from "vitest";
import { defineRefusal } from "./refusal.ts";

const absent = defineRefusal("entry-absent", "The candidate is not entered for {option} in {series}.", {
  field: "option",
  source: "JCQ",
});
const plain = defineRefusal("file-empty", "The file is empty. Choose another file.");

test("a reason fills its slots and says the field and the source", () => {
  expect(absent.of({ option: "J560H", series: "June 2026" })).toEqual({
    code: "entry-absent",
    text: "The candidate is not entered for J560H in June 2026.",
    field: "option",
    source: "JCQ",
  });
});

test("a reason is the whole answer of a rule, at a place", () => {
  expect(plain.refuse({}, { line: 3, column: 1 })).toEqual({
    ok: false,
    refusals: [{ code: "file-empty", text: "The file is empty. Choose another file.", line: 3, column: 1 }],
  });
  expect(plain.of().text).toBe("The file is empty. Choose another file.");
});

test("a value is put in as it is, braces and all", () => {
  expect(absent.of({ option: "{series}", series: "$&" }).text).toBe("The candidate is not entered for {series} in $&.");
});

test("a slot that nothing fills is a fault", () => {
  const broken: { of(filled: object): unknown } = absent;
  expect(() => broken.of({ option: "J560H" })).toThrow("Nothing fills {series}");
});
