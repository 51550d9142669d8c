import { expect, test } from "vitest";
import { faultTable, makeFault } from "./faults.ts";
import { freshReadme, readReadme } from "./toolbox/make-readme.ts";

test("codes and names are used once, and codes stand in order", () => {
  const codes = faultTable.map(([code]) => code);
  expect(codes).toEqual([...new Set(codes)].sort((a, b) => a - b));
  expect(new Set(faultTable.map(([, slug]) => slug)).size).toBe(faultTable.length);
});

test("every sentence is plain ASCII, ends in a stop and says what to do", () => {
  for (const [, slug, , sentence, advice] of faultTable) {
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(sentence).toMatch(/^[ -~]+\.$/);
    expect(advice).toMatch(/^[A-Z][ -~]+\.$/);
  }
});

test("a fault shows what the file holds in ASCII, and never at length", () => {
  const fault = makeFault("name-form", 0, 0, { name: `\u00e9\n${"x".repeat(200)}` });
  expect(fault).toMatchObject({ code: 101, severity: "error", line: 0, column: 0 });
  expect(fault.text).toBe(`'??${"x".repeat(78)}' is not the name of an exchange file. Name it like E9999990.X01.`);
});

test("the README lists the codes as they are: run make-readme.ts when this fails", () => {
  expect(readReadme()).toBe(freshReadme());
});
