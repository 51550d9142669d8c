import { isTest, lineOf, type SourceFile, type Violation } from "./source-file.ts";
import { isNode, type Node, nodesOf, textOf } from "./syntax.ts";

/** The folders whose pages make every address from the paths of their module; it grows until it is `src`. */
export const typedFolders: readonly string[] = [
  "src/admit/catalogue",
  "src/admit/candidates",
  "src/admit/centres",
  "src/admit/entries",
  "src/admit/exchange",
  "src/assess/marking",
  "src/award/awarding",
  "src/award/results",
  "src/people",
  "src/start/demo-clock",
  "src/start/pages",
  "src/start/privacy",
  "src/platform/activity",
  "src/platform/api",
  "src/platform/lists",
  "src/platform/mail",
  "src/platform/pages",
  "src/platform/perform",
  "src/platform/proposals",
  "src/platform/web",
];

/**
 * No address is written by hand: not in TypeScript, where only `paths.ts` has patterns, nor in a template, which gets
 * the paths as functions (`to.candidate({ … })`).
 */
export function checkAddresses(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => isIn(typedFolders, path))
    .filter(({ path }) => !isTest(path) && !path.endsWith("/paths.ts"))
    .flatMap((file) => (file.path.endsWith(".njk") ? inTemplate(file) : inCode(file)));
}

function isIn(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`));
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
