import { isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";
import { isNode, type Node, nodesOf, textOf } from "./syntax.ts";

/** Where a text that begins with a stroke is a path of the disk, or what an address is looked for with. */
const otherPaths = /^src\/platform\/(database\/|render\/assets\.ts)/;

/**
 * No address is written by hand: not in TypeScript, where only `paths.ts` has patterns, nor in a template, which gets
 * the paths as functions (`to.candidate({ … })`).
 */
export function checkAddresses(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => /^src\/(?!tidy)/.test(path) && !isTest(path) && !path.endsWith("/paths.ts"))
    .filter(({ path }) => !otherPaths.test(path))
    .flatMap((file) => (file.path.endsWith(".njk") ? inTemplate(file) : inCode(file)));
}

const advice = "an address written by hand: use the paths of the module (paths.ts)";

function inCode(file: SourceFile): readonly Violation[] {
  const texts = [
    ...nodesOf(file.tree, "Literal").map((node) => ({ node, text: textOf(node, "value") })),
    ...nodesOf(file.tree, "TemplateLiteral").map((node) => ({ node, text: firstText(node) })),
  ];
  return texts
    .filter(({ text }) => text !== undefined && /^\/[a-z]/.test(text))
    .map(({ node }) => ({ file: file.path, line: lineOf(file, node.start), text: advice }));
}

/** What a template literal begins with, before anything is put in. */
function firstText(node: Node): string | undefined {
  const quasis = node["quasis"];
  const [first] = Array.isArray(quasis) ? quasis.filter(isNode) : [];
  const value = first?.["value"];
  return value !== null && typeof value === "object" && "cooked" in value && typeof value.cooked === "string"
    ? value.cooked
    : undefined;
}

/** An address in quotes, one put together from a value and more, or a query put together by hand. */
const written = /["'`]\/[a-z]|(href|action|src)="[^"{]*[?/]|\}\}[/?][a-z]|["']\?[a-z]|["'][/?][a-z][^"']*["'] \+/g;

function inTemplate(file: SourceFile): readonly Violation[] {
  return [...file.text.matchAll(written)].map((match) => ({
    file: file.path,
    line: lineOf(file, match.index),
    text: advice,
  }));
}
