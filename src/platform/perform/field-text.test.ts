import { expect, test } from "vitest";
import { fieldText } from "./field-text.ts";

test.each([
  [{ a: "x" }, "x"],
  [{ a: 12 }, "12"],
  [{ a: true }, "true"],
  [{ a: null }, ""],
  [{ a: ["x"] }, ""],
  [{ a: { b: 1 } }, ""],
  [{}, ""],
  [Object.create({ a: "inherited" }), ""],
  [null, ""],
  ["text", ""],
  [undefined, ""],
])("the field a of %j is %j", (raw, text) => {
  expect(fieldText(raw, "a")).toBe(text);
});
