import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { columnTables } from "./column-tables.ts";

const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8");

test("the README describes the files as they are", () => {
  const [, generated] = readme.split("put here -->\n\n");
  expect(generated).toBe(columnTables());
});

test("the README lists every code of a rule", () => {
  const source = readFileSync(join(import.meta.dirname, "read-catalogue/read-catalogue.test.ts"), "utf8");
  const tested = [...source.matchAll(/\.csv:\d+:\d+ ([a-z-]+)/g)].map((match) => match[1] ?? "");
  const codes = new Set(tested.filter((code) => code !== "cell-pattern" && code !== "row-repeated"));
  expect([...codes].filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});
