import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase } from "../platform/database/fresh.ts";
import type { Database } from "#platform/database";
import { notFound, type Route } from "#platform/web";
import { checkActs } from "./acts.ts";
import { checkAddresses } from "./addresses.ts";
import { checkDependencies } from "./dependencies.ts";
import { checkEnglish, englishFaults } from "./english.ts";
import { phrases } from "./english-list.ts";
import { checkDoors } from "./doors.ts";
import { checkImports, checkPurity } from "./imports.ts";
import { checkNumbersAndDates, checkTypes } from "./language.ts";
import { checkLinks } from "./links.ts";
import { checkRoutes } from "./registry.ts";
import { checkRequirements } from "./requirements.ts";
import { checkSchema } from "./schema.ts";
import { checkReads, checkRights, checkWrites } from "./ownership.ts";
import { checkFileSizes, checkFunctionSizes, checkLineLengths } from "./sizes.ts";
import { checkRefusals } from "./refusals.ts";
import { checkRooms, examWords } from "./rooms.ts";
import { type SourceFile, sourceFile, type Violation } from "./source-file.ts";
import { findTest, testsIn } from "./test-titles.ts";
import { checkComments, checkFileNames, checkSql, checkSqlStyle } from "./words.ts";

type Check = (files: readonly SourceFile[]) => readonly Violation[];

/** A check beside a module that owns a schema with a table and a view. */
const beside =
  (check: Check): Check =>
  (files) =>
    check([
      ...files,
      sourceFile(
        "src/admit/entries/migrations/2026-12-01-a.sql",
        "create schema entries;\ncreate table entries.entry (n integer);\ncreate view entries.live as select 1;\n",
      ),
    ]);

const faults: readonly (readonly [string, Check, string, string])[] = [
  ["a lower module", checkImports, "src/admit/centres/a.ts", 'import { x } from "#entries";'],
  ["its own front door", checkImports, "src/admit/centres/a.ts", 'import { x } from "#centres";'],
  ["round the front door", checkImports, "src/admit/entries/a.ts", 'import { x } from "../centres/queries.ts";'],
  ["a lower module, later", checkImports, "src/kernel/a.ts", 'export const x = async () => import("#formats");'],
  ["an unknown module", checkImports, "src/start/a.ts", 'export * from "#elsewhere";'],
  ["an ending left out", checkImports, "src/kernel/a.ts", 'import { x } from "./decision";'],
  [
    "a name in a front door that nobody takes",
    checkDoors,
    "src/office/board/index.ts",
    '/** What. */\nexport { x } from "./a.ts";',
  ],
  ["a room's door without a sentence", checkDoors, "src/platform/web/index.ts", "const a = 1;"],
  ["a front door that passes on everything", checkDoors, "src/people/index.ts", '/** A. */\nexport * from "./a.ts";'],
  ["a room below", checkRooms, "src/platform/app/a.ts", 'import { x } from "../web/route.ts";'],
  ["a room that has no place", checkRooms, "src/platform/attic/a.ts", "const a = 1;"],
  ["a word of exams in the platform", examWords, "src/platform/web/a.ts", "// Shows the marks."],
  [
    "a refusal outside refusals.ts",
    checkRefusals,
    "src/office/board/rule.ts",
    'refuse("name-missing", "Give a name.");',
  ],
  ["a database in a rule", checkPurity, "src/admit/entries/make-entry/rule.ts", 'import { sql } from "kysely";'],
  ["a disk in the kernel", checkPurity, "src/kernel/a.ts", 'import { readFileSync } from "node:fs";'],
  ["a clock in a rule", checkPurity, "src/admit/entries/make-entry/rule.ts", "const t = Temporal.Now.instant();"],
  ["a long file", checkFileSizes, "src/kernel/a.ts", "const a = 1;\n".repeat(201)],
  ["a long function", checkFunctionSizes, "src/kernel/a.ts", `function f() {\n${"g();\n".repeat(39)}}`],
  ["a long line", checkLineLengths, "src/kernel/a.ts", `const a = ${"x + ".repeat(30)}x;`],
  ["a very long text", checkLineLengths, "src/kernel/a.test.ts", `const a = "${"x".repeat(300)}";`],
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
  ["every column", checkSql, "src/admit/entries/migrations/2026-12-31-a.sql", "SELECT * from entries.entry;"],
  ["every column of a table", checkSql, "src/admit/entries/a.ts", "const q = `select e.* from entries.entry e`;"],
  [
    "a definer",
    checkSql,
    "src/admit/entries/migrations/2026-12-31-a.sql",
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
  ["a phrase to rewrite on a page", checkEnglish, "src/x/a/page.njk", "<p>Nothing waits for you now.</p>"],
  ["a phrase across two lines", checkEnglish, "x/a.md", "Roles run from a day\nuntil a day."],
  ["a phrase across two strings", checkEnglish, "src/x/a.ts", 'const a = "Speak to " +\n  "the board.";'],
  ["a phrase across a comment", checkEnglish, "src/x/a.ts", "/**\n * The interface\n * for programs.\n */"],
  ["a phrase in SQL", checkEnglish, "x/a.sql", "-- How a mark came\n-- about."],
  ["a phrase in a document", checkEnglish, "src/x/a.typ", "#let a = [Set the instants of the series]"],
  ["a name to change", checkEnglish, "src/x/a.ts", "export const a = askWord();"],
  ["a type to change", checkEnglish, "src/x/a.ts", "export type A = { readonly of: Word };"],
  ["a file to rename", checkEnglish, "src/x/put-to-sleep/a.ts", ""],
  ["a write in another schema", beside(checkWrites), "src/kernel/a.sql", "insert into entries.entry (n) values (1);"],
  ["a change in another schema", beside(checkWrites), "src/kernel/a.ts", 'tx.updateTable("entries.entry as e");'],
  ["a removal in another schema", beside(checkWrites), "src/kernel/a.ts", "sql`delete from entries.entry`;"],
  ["a table of another module", beside(checkReads), "src/kernel/a.ts", "sql`select n from entries.entry`;"],
  ["a table of another module, joined", beside(checkReads), "src/kernel/a.ts", 'q.innerJoin("entries.entry as e");'],
  ["a right in a migration", checkRights, "src/kernel/migrations/a.sql", "grant select on a.b to accolade_board;"],
  [
    "a right to another's table",
    beside(checkRights),
    "src/kernel/policies.sql",
    "grant select on entries.entry to accolade_board;",
  ],
  [
    "a policy of another's table",
    beside(checkRights),
    "src/kernel/policies.sql",
    "create policy p on entries.entry to accolade_board using (true);",
  ],
  ["a long line of SQL", checkSqlStyle, "src/kernel/a.sql", `select ${"x".repeat(120)};`],
  ["a space at the end", checkSqlStyle, "src/kernel/a.sql", "select 1; "],
  ["a loud keyword", checkSqlStyle, "src/kernel/a.sql", "select 1 FROM a;"],
  ["a dead link", checkLinks, "docs/a.md", "See [this](no-such-page.md)."],
  ["a dead anchor", checkLinks, "docs/a.md", "See [this](../CONTRIBUTING.md#no-such-heading)."],
];

test.each(faults)("%s is found", (_title, check, path, text) => {
  expect(check([sourceFile(path, text)]).filter((found) => found.file === path)).toHaveLength(1);
});

const requirements = "docs/requirements.csv";
const rows = (...lines: readonly string[]) => ["id,what,proof", ...lines, ""].join("\n");

test.each([
  ["that is no CSV", rows('000-01,"It opens,'), 2, "quotation mark"],
  ["without a column", "id,what\n000-01,It opens\n", 1, "proof"],
  ["with a requirement twice", rows("000-01,It opens,", "000-01,It closes,"), 3, "Line 2 already has id 000-01"],
  ["with a number of another form", rows("0-1,It opens,"), 2, "“id” is “0-1”"],
  ["with a requirement lost", rows("000-01,It opens,", "000-03,It closes,"), 3, "000-03 does not follow 000-01"],
  ["that begins in the middle", rows("000-02,It opens,"), 2, "000-02 does not follow the heading"],
  ["with a requirement of no area", rows("009-01,It opens,"), 2, "009-01 is in no area"],
  ["with a requirement without words", rows("000-01,,"), 2, "“what” is blank"],
  ["with a proof without a title", rows("000-01,It opens,src/tidy.test.ts"), 2, "“proof” is “src/tidy.test.ts”"],
  [
    "with a proof in no file",
    rows("000-01,It opens,src/none.test.ts > x"),
    2,
    "000-01: there is no file src/none.test.ts",
  ],
  [
    "with a proof of another name",
    rows("000-01,It opens,src/tidy.test.ts > the project"),
    2,
    "has no test “the project”",
  ],
  [
    "with a second proof that is dead",
    rows("000-01,It opens,src/tidy.test.ts > files are short; src/tidy.test.ts > nobody wrote this"),
    2,
    "has no test “nobody wrote this”",
  ],
])("a table of requirements %s is found", (_title, text, line, words) => {
  const found = checkRequirements([sourceFile(requirements, text)]);
  expect(found).toMatchObject([{ file: requirements, line, text: expect.stringContaining(words) }]);
});

test("a table of requirements whose proofs are tests is left alone", () => {
  const proofs = "src/tidy.test.ts > files are short; src/tidy/checks.test.ts > %s is found";
  expect(checkRequirements([sourceFile(requirements, rows(`000-01,It opens,${proofs}`, "000-02,It closes,"))])).toEqual(
    [],
  );
});

test("a proof that is skipped is found", () => {
  const table = sourceFile(requirements, rows("000-01,It opens,src/a.test.ts > x"));
  const skipping = sourceFile("src/a.test.ts", 'describe.skip("y", () => { test("x", f); });');
  expect(checkRequirements([table, skipping]).map((one) => one.text)).toEqual([
    "000-01: the test “x” of src/a.test.ts is skipped",
  ]);
});

test("titles of tests are found as they are written and as they become", () => {
  const file = sourceFile(
    "src/a.test.ts",
    `describe("x", () => { test("a", f); it.skip("b", f); test.each([["c"]])("%s opens", f); });
    for (const name of ["d", "e"]) test(\`\${name} closes\`, f);
    describe.each([{ who: "g" }])("$who", () => test.each(["h"])("sees %s", f)); test.todo("i"); other("j", f);`,
  );
  const titles = ["a", "b", "%s opens", `\${name} closes`, "sees %s", "i"];
  expect(testsIn(file).map((each) => each.title)).toEqual(titles);
  const found = [
    "a",
    "b",
    "c opens",
    "%s opens",
    "z opens",
    "d closes",
    "e closes",
    "z closes",
    "sees h",
    "i",
    "j",
    "x",
  ];
  expect(found.filter((title) => findTest(file, title) === "runs")).toEqual([
    "a",
    "c opens",
    "%s opens",
    "d closes",
    "e closes",
    "sees h",
  ]);
  expect(found.filter((title) => findTest(file, title) === "skipped")).toEqual(["b", "i"]);
});

const fine: readonly (readonly [string, Check, string, string])[] = [
  ["a higher module", checkImports, "src/admit/entries/a.ts", 'import { x } from "#centres";'],
  ["a room of the platform", checkImports, "src/admit/entries/a.ts", 'import { x } from "#platform/web";'],
  ["a neighbour in the module", checkImports, "src/admit/entries/make-entry/a.ts", 'import { x } from "../entry.ts";'],
  ["a room above", checkRooms, "src/platform/web/a.ts", 'import { x } from "../app/app.ts";'],
  ["entries of an object", examWords, "src/platform/web/a.ts", "const a = Object.entries(b);"],
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
  ["a phrase as docs/style.md has it", checkEnglish, "src/x/a.ts", 'const a = "Contact the board.";'],
  ["a part of another word", checkEnglish, "src/x/a.md", "We recommend an amendment."],
  ["a name inside another", checkEnglish, "src/x/a.ts", "export const a = askWordCount();"],
  ["a count", checkSql, "src/admit/entries/migrations/2026-12-31-a.sql", "select count(*) from entries.entry;"],
  ["a view of another module", beside(checkReads), "src/kernel/a.ts", "sql`select n from entries.live`;"],
  ["its own table", beside(checkWrites), "src/admit/entries/a.ts", "sql`update entries.entry set n = 1`;"],
  ["a word in capitals that is no keyword", checkSqlStyle, "src/kernel/a.sql", "select 'FROM' as a; -- GRANT nothing"],
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
  ["a path of the disk", checkAddresses, "src/platform/database/a.ts", 'const a = "/centre/entries";'],
  ["a living link", checkLinks, "docs/a.md", "See [the law](../CONTRIBUTING.md#tests)."],
];

test.each(fine)("%s is left alone", (_title, check, path, text) => {
  expect(check([sourceFile(path, text)])).toEqual([]);
});

test("the better wording of every phrase is not itself a phrase to rewrite", () => {
  expect(phrases.length).toBeGreaterThan(60);
  for (const [, write] of phrases) expect(englishFaults(sourceFile("x/a.md", write)), write).toEqual([]);
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
  [
    "a policy with a subquery",
    "create table entries.bad (n integer); create policy p on entries.bad using (n in (select 1))",
    "subquery",
  ],
  [
    "a policy that checks by a subquery",
    "create table entries.bad (n integer); create policy p on entries.bad for insert with check (exists (select 1))",
    "subquery",
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

test.each([
  ["no search_path of its own", "reset search_path", "set search_path = pg_catalog"],
  ["everyone", "to public", "from public"],
])("a function that may go round row-level security but has %s is found", async (what, wrong, right) => {
  const name = "entries.entered_elsewhere(text, text, text[], text[], date[])";
  const alter = (how: string) =>
    what === "everyone"
      ? `${how === wrong ? "grant" : "revoke"} execute on function ${name} ${how}`
      : `alter function ${name} ${how}`;
  const found = async () => (await checkSchema(database.pools.owner)).filter(({ text }) => text.includes("definer"));
  expect(await found()).toEqual([]);
  await database.pools.owner.query(alter(wrong));
  expect(await found()).toHaveLength(1);
  await database.pools.owner.query(alter(right));
  expect(await found()).toEqual([]);
});
