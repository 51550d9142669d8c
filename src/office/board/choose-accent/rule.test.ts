import { expect, test } from "vitest";
import { contrastWithWhite, formatContrast, parseColour } from "./contrast.ts";
import { mayBeAccent } from "./rule.ts";

// Worked out by hand from the definitions of WCAG 2.2; the two greys are the neighbours of 4.5:1.
test.each([
  ["#000000", "21.00:1"],
  ["#ffffff", "1.00:1"],
  ["#767676", "4.54:1"],
  ["#777777", "4.47:1"],
  ["#1d3557", "12.35:1"],
  ["#ff0000", "3.99:1"],
])("%s has a contrast of %s with white", (text, ratio) => {
  const colour = parseColour(text);
  expect(colour && formatContrast(contrastWithWhite(colour))).toBe(ratio);
});

test("a grey is taken exactly when its contrast is at least 4.5:1", () => {
  const taken = Array.from({ length: 256 }, (_none, part) => `#${part.toString(16).padStart(2, "0").repeat(3)}`).filter(
    (grey) => mayBeAccent(grey).ok,
  );
  expect([taken.length, taken.at(-1)]).toEqual([119, "#767676"]);
});

test.each([
  ["red", "accent-invalid"],
  ["#fff", "accent-invalid"],
  ["#12345g", "accent-invalid"],
  ["#777777", "accent-contrast-low"],
])("%s is refused: %s", (text, code) => {
  const decision = mayBeAccent(text);
  expect(decision.ok ? [] : decision.refusals).toMatchObject([{ code, field: "accent" }]);
});

test("the ratio that was measured is said", () => {
  const decision = mayBeAccent("#ffcc00");
  expect(decision.ok ? "" : decision.refusals[0]?.text).toContain("a contrast of 1.51:1");
});
