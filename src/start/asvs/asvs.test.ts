import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vitest/node";
import { expect, test } from "vitest";
import { chapters } from "./chapters.ts";

const root = join(import.meta.dirname, "../../..");
const requirements = chapters.flatMap((chapter) => chapter.requirements);

/** A test of a file: its title as it is written there, and whether it runs. */
type Written = { readonly title: string; readonly runs: boolean };
type Node = Readonly<Record<string, unknown>>;

/** Every test of a source text, those inside `describe` and `test.each` too. */
function testsIn(text: string): readonly Written[] {
  const found: Written[] = [];
  const visit = (value: unknown, runs: boolean): void => {
    if (Array.isArray(value)) for (const each of value) visit(each, runs);
    if (!isNode(value)) return;
    const called = value["type"] === "CallExpression" ? calledIn(text, value) : undefined;
    const goesOn = runs && !/\.(?:skip|todo|fails|skipIf|runIf)\b/.test(called?.name ?? "");
    if (called && /^(?:test|it)\b/.test(called.name) && called.title !== undefined) {
      found.push({ title: called.title, runs: goesOn });
    }
    for (const each of Object.values(value)) visit(each, goesOn);
  };
  visit(parseAst(text, { lang: "ts" }), true);
  return found;
}

/** What is called, such as `test.each([…])`, and its first argument when that is a text. */
function calledIn(text: string, { callee, arguments: given }: Node) {
  if (!isNode(callee) || !Array.isArray(given) || !isNode(given[0])) return undefined;
  const [{ type, value }] = given;
  const title = type === "Literal" && typeof value === "string" ? value : undefined;
  return { name: text.slice(Number(callee["start"]), Number(callee["end"])).replaceAll(/\s/g, ""), title };
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === "object" && "type" in value;
}

const known = new Map<string, readonly Written[]>();

function testsOf(path: string): readonly Written[] {
  const file = join(root, path);
  const tests = known.get(path) ?? (existsSync(file) ? testsIn(readFileSync(file, "utf8")) : []);
  known.set(path, tests);
  return tests;
}

/** Why a proof proves nothing; undefined when it stands. */
function faultOf(proof: string): string | undefined {
  const [path = "", title = ""] = proof.split(" › ");
  if (!path.endsWith(".test.ts") || testsOf(path).length === 0) return `no tests in ${path}`;
  const found = testsOf(path).filter((one) => one.title === title);
  if (found.length !== 1) return `${found.length} tests of ${path} are called "${title}"`;
  return found[0]?.runs ? undefined : `"${title}" of ${path} is skipped`;
}

test("tests are found where they are, and those that are skipped are told apart", () => {
  const text = `describe("x", () => { test("a", f); it.skip("b", f); test.each<[(x: y) => z]>([["c"]])("c %s", f); });
    describe.skip("y", () => { test("d", f); }); test.skipIf(z)("e", f); test.todo("g"); other("h", f);`;
  expect(testsIn(text)).toEqual([
    { title: "a", runs: true },
    { title: "b", runs: false },
    { title: "c %s", runs: true },
    { title: "d", runs: false },
    { title: "e", runs: false },
    { title: "g", runs: false },
  ]);
});

test("a proof that is not there, or is not called so, is found", () => {
  expect(faultOf("src/nowhere.test.ts › x")).toMatch(/no tests/);
  expect(faultOf("src/start/asvs/chapter.ts › x")).toMatch(/no tests/);
  expect(faultOf("src/start/asvs/asvs.test.ts › x")).toMatch(/0 tests/);
});

test("every proof is one test that is there and runs", () => {
  const proofs = requirements.flatMap((one) => ("proof" in one ? one.proof : []));
  expect(proofs.flatMap((proof) => faultOf(proof) ?? [])).toEqual([]);
  expect(proofs.length).toBeGreaterThan(250);
  expect(requirements.filter((one) => "proof" in one && one.proof.length === 0)).toEqual([]);
});

test("every requirement of levels 1 and 2 is there once, in its chapter, in order", () => {
  expect([requirements.length, requirements.filter(({ level }) => level === 1).length]).toEqual([253, 70]);
  for (const { number, requirements: own } of chapters) {
    const numbers = own.map((one) => one.number);
    expect(numbers.filter((each) => !each.startsWith(`${number}.`))).toEqual([]);
    expect(numbers.toSorted((one, two) => place(one) - place(two))).toEqual(numbers);
  }
  expect(new Set(requirements.map(({ number }) => number)).size).toBe(253);
  expect(chapters.map(({ number, requirements: own }) => [number, own.length])).toEqual([
    [1, 27],
    [2, 11],
    [3, 19],
    [4, 10],
    [5, 9],
    [6, 35],
    [7, 18],
    [8, 7],
    [9, 7],
    [10, 29],
    [11, 14],
    [12, 9],
    [13, 13],
    [14, 9],
    [15, 13],
    [16, 16],
    [17, 7],
  ]);
});

/** 6.2.12 comes after 6.2.9. */
function place(number: string): number {
  const [chapter = 0, section = 0, item = 0] = number.split(".").map(Number);
  return chapter * 10_000 + section * 100 + item;
}

test("exactly one thing stands for each, in words, and the pages of the manual that it names are there", () => {
  for (const one of requirements) {
    const standing = (["proof", "because", "notYet", "operator"] as const).filter((kind) => kind in one);
    expect([one.number, standing.length]).toEqual([one.number, 1]);
    expect(one.wording.split(" ").length).toBeLessThan(17);
    const said =
      "because" in one ? one.because : "notYet" in one ? one.notYet : "operator" in one ? one.operator : "in words";
    expect([one.number, said.split(" ").length > 1]).toEqual([one.number, true]);
    if ("manual" in one) expect([one.manual, existsSync(join(root, one.manual))]).toEqual([one.manual, true]);
  }
});
