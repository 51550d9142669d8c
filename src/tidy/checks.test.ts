import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../platform/database/fresh.ts";
import { type Database, notFound, type Route } from "#platform";
import { checkActs } from "./acts.ts";
import { checkAddresses } from "./addresses.ts";
import { checkDependencies } from "./dependencies.ts";
import { checkImports, checkPurity } from "./imports.ts";
import { checkNumbersAndDates, checkTypes } from "./language.ts";
import { checkLinks } from "./links.ts";
import { checkRoutes } from "./registry.ts";
import { checkSchema } from "./schema.ts";
import { checkFileSizes, checkFunctionSizes, checkLineLengths } from "./sizes.ts";
import { type SourceFile, sourceFile, type Violation } from "./source-file.ts";
import { checkComments, checkFileNames, checkSql } from "./words.ts";

type Check = (files: readonly SourceFile[]) => readonly Violation[];

const faults: readonly (readonly [string, Check, string, string])[] = [
  ["a lower module", checkImports, "src/admit/centres/a.ts", 'import { x } from "#entries";'],
  ["its own front door", checkImports, "src/admit/centres/a.ts", 'import { x } from "#centres";'],
  ["round the front door", checkImports, "src/admit/entries/a.ts", 'import { x } from "../centres/queries.ts";'],
  ["a lower module, later", checkImports, "src/kernel/a.ts", 'export const x = async () => import("#formats");'],
  ["an unknown module", checkImports, "src/start/a.ts", 'export * from "#elsewhere";'],
  ["an ending left out", checkImports, "src/kernel/a.ts", 'import { x } from "./decision";'],
  ["a database in a rule", checkPurity, "src/admit/entries/make-entry/rule.ts", 'import { sql } from "kysely";'],
  ["a disk in the kernel", checkPurity, "src/kernel/a.ts", 'import { readFileSync } from "node:fs";'],
  ["a clock in a rule", checkPurity, "src/admit/entries/make-entry/rule.ts", "const t = Temporal.Now.instant();"],
  ["a long file", checkFileSizes, "src/kernel/a.ts", "const a = 1;\n".repeat(201)],
  ["a long function", checkFunctionSizes, "src/kernel/a.ts", `function f() {\n${"g();\n".repeat(39)}}`],
  ["a long line", checkLineLengths, "src/kernel/a.test.ts", `const a = "${"x".repeat(120)}";`],
  ["any", checkTypes, "src/kernel/a.ts", "export const a: any = 1;"],
  ["a hidden undefined", checkTypes, "src/kernel/a.ts", "export const a = b!;"],
  ["a cast", checkTypes, "src/kernel/a.ts", "export const a = b as string;"],
  ["a default export", checkTypes, "src/kernel/a.ts", "export default function a() {}"],
  ["a Date", checkNumbersAndDates, "src/kernel/a.ts", "const a = new Date();"],
  ["rounding", checkNumbersAndDates, "src/kernel/a.ts", "const a = Math.round(b);"],
  ["floating point", checkNumbersAndDates, "src/kernel/a.ts", "const a = parseFloat(b);"],
  ["a rounded decimal", checkNumbersAndDates, "src/kernel/a.ts", "const a = b.toFixed(2);"],
  ["a note to oneself", checkComments, "src/kernel/a.ts", `// ${"TO"}${"DO"}: later`],
  ["code kept in a comment", checkComments, "src/kernel/a.ts", "  // const a = f(1);"],
  ["a name that says nothing", checkFileNames, "src/kernel/date-utils.ts", ""],
  ["a name in another case", checkFileNames, "src/kernel/dateWords.ts", ""],
  ["every column", checkSql, "migrations/9999-a.sql", "SELECT * from entries.entry;"],
  ["every column of a table", checkSql, "src/admit/entries/a.ts", "const q = `select e.* from entries.entry e`;"],
  [
    "a definer",
    checkSql,
    "migrations/9999-a.sql",
    "create function f() returns int language sql\n  security definer return 1;",
  ],
  [
    "an act in another folder",
    checkActs,
    "src/admit/entries/make-entry/a.ts",
    'defineAction({ name: "withdraw-entry" });',
  ],
  ["an act without a verb", checkActs, "src/admit/entries/entry/a.ts", 'defineAction({ name: "entry" });'],
  ["a package that is not declared", checkDependencies, "src/formats/a.ts", 'import { x } from "left-pad/lib";'],
  ["an address", checkAddresses, "src/admit/entries/a.ts", 'const a = "/centre/entries";'],
  ["an address with a value", checkAddresses, "src/admit/entries/a.ts", "const a = `/centre/entries?series=${b}`;"],
  ["a link", checkAddresses, "src/admit/entries/a.njk", '<a href="/centre/entries">Entries</a>'],
  ["a link put together", checkAddresses, "src/admit/entries/a.njk", '<a href="{{ here }}/entries">Entries</a>'],
  [
    "a query put together",
    checkAddresses,
    "src/admit/entries/a.njk",
    '<a href="{{ here }}?series={{ b }}">Entries</a>',
  ],
  ["an address in an expression", checkAddresses, "src/admit/entries/a.njk", "{% set a = '/centre/' + b %}"],
  ["a dead link", checkLinks, "docs/a.md", "See [this](no-such-page.md)."],
  ["a dead anchor", checkLinks, "docs/a.md", "See [this](../CONTRIBUTING.md#no-such-heading)."],
];

test.each(faults)("%s is found", (_title, check, path, text) => {
  expect(check([sourceFile(path, text)]).filter((found) => found.file === path)).toHaveLength(1);
});

const fine: readonly (readonly [string, Check, string, string])[] = [
  ["a higher module", checkImports, "src/admit/entries/a.ts", 'import { x } from "#centres";'],
  ["a neighbour in the module", checkImports, "src/admit/entries/make-entry/a.ts", 'import { x } from "../entry.ts";'],
  ["a constant", checkTypes, "src/kernel/a.ts", 'export const a = ["x"] as const;'],
  ["exactly 200 lines", checkFileSizes, "src/kernel/a.ts", "const a = 1;\n".repeat(200)],
  ["exactly 40 lines", checkFunctionSizes, "src/kernel/a.ts", `function f() {\n${"g();\n".repeat(38)}}`],
  [
    "exactly 120 characters",
    checkLineLengths,
    "src/kernel/a.ts",
    `const a = "${"x".repeat(108)}";`.slice(0, 120).padEnd(120),
  ],
  ["a comment that says why", checkComments, "src/kernel/a.ts", "// Returned for parity with the exchange format."],
  ["a count", checkSql, "migrations/9999-a.sql", "select count(*) from entries.entry;"],
  ["a link in code", checkLinks, "docs/a.md", "Write `[text](address)`."],
  [
    "an address of the paths",
    checkAddresses,
    "src/admit/entries/a.njk",
    '<a href="{{ to.entries({ by: "x" }) }}">E</a>',
  ],
  ["a link within the page", checkAddresses, "src/admit/entries/a.njk", '<a href="#family-{{ f }}">{{ f }}</a>'],
  ["a template", checkAddresses, "src/admit/entries/a.ts", 'page("admit/entries/a/page.njk", {});'],
  ["a pattern in the paths", checkAddresses, "src/admit/entries/paths.ts", 'definePath("/centre/entries");'],
  ["a folder still to come", checkAddresses, "src/kernel/a.ts", 'const a = "/centre/entries";'],
  ["a living link", checkLinks, "docs/a.md", "See [the law](../CONTRIBUTING.md#tests)."],
];

test.each(fine)("%s is left alone", (_title, check, path, text) => {
  expect(check([sourceFile(path, text)])).toEqual([]);
});

test("a violation names its file and line", () => {
  expect(checkTypes([sourceFile("src/kernel/a.ts", "const a = 1;\nconst b = a!;\n")])).toMatchObject([
    { file: "src/kernel/a.ts", line: 2 },
  ]);
});

test("faulty routes are found", () => {
  const route: Route = {
    name: "one",
    face: "page",
    method: "GET",
    path: "/one",
    permission: "public",
    scope: "public",
    summary: "Shows one thing",
    handle: async () => notFound,
  };
  expect(checkRoutes([route])).toEqual([]);
  expect(checkRoutes([route, route])).toHaveLength(2);
  expect(checkRoutes([{ ...route, summary: "one" }])).toHaveLength(1);
  expect(checkRoutes([{ ...route, act: "no-such-act" }])).toHaveLength(1);
  expect(checkRoutes([{ ...route, scope: "centre" }])).toHaveLength(1);
  expect(checkRoutes([{ ...route, face: "api" }])).toHaveLength(1);
});

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

test.each([
  [
    "a key in the wrong order",
    "create table entries.bad (centre_id text, n integer, primary key (n, centre_id))",
    "centre_id comes first",
  ],
  ["no row-level security", "create table entries.bad (centre_id text primary key)", "row-level security"],
  [
    "a view with its owner's rights",
    "create view entries.bad as select centre_id from entries.entry",
    "security_invoker",
  ],
  [
    "a materialised view",
    "create materialized view entries.bad as select centre_id from entries.entry",
    "materialised",
  ],
  ["a definer", "create function entries.bad() returns integer language sql security definer return 1", "definer"],
])("%s in the database is found", async (_title, statement, text) => {
  const client = await database.pools.owner.connect();
  try {
    await client.query(statement);
    const found = (await checkSchema(database.pools.owner)).filter(({ file }) => /\bbad\b/.test(file));
    expect(found.map((one) => one.text).join()).toContain(text);
  } finally {
    const kind = statement.match(/^create (table|view|materialized view|function)/)?.[1] ?? "table";
    await client.query(`drop ${kind} entries.bad`);
    client.release();
  }
});
