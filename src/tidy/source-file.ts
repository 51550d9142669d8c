import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseAst } from "vitest/node";
import { isNode, type Node } from "./syntax.ts";

export const root = join(import.meta.dirname, "../..");

/** A file of the project: its path from the root, its text, and its syntax tree when it is TypeScript. */
export type SourceFile = { readonly path: string; readonly text: string; readonly tree: Node | undefined };

/** Something that breaks the house law, where it is, and what to do. */
export type Violation = { readonly file: string; readonly line: number; readonly text: string };

const folders = ["src", "demo", "bench", "matrix", "stories", "docs", ".ci"];

/** Every file of the project that people write. */
export function sourceFiles(): readonly SourceFile[] {
  const top = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && /\.(md|ts)$/.test(entry.name),
  );
  const paths = [...top.map((entry) => entry.name), ...folders.flatMap((folder) => filesUnder(join(root, folder)))];
  return paths
    .filter((path) => /\.(ts|sql|md|njk|typ|css|js)$/.test(path))
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(root, path), "utf8")));
}

/** A file with its tree; also made from a text by the tests of the checks themselves. */
export function sourceFile(path: string, text: string): SourceFile {
  const tree: unknown = path.endsWith(".ts") ? parseAst(text, { lang: "ts" }) : undefined;
  return { path, text, tree: isNode(tree) ? tree : undefined };
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** The line, from 1, of a place in a file. */
export function lineOf(file: SourceFile, offset: number): number {
  let line = 1;
  for (let at = file.text.indexOf("\n"); at >= 0 && at < offset; at = file.text.indexOf("\n", at + 1)) line += 1;
  return line;
}

/** Tests, and what only tests use. */
export function isTest(path: string): boolean {
  return path.endsWith(".test.ts") || path.endsWith("/fixture.ts") || path.endsWith("/test-site.ts");
}

/** Files a program writes: never held to sizes. */
export function isGenerated(path: string): boolean {
  return path === "src/platform/database/types.ts" || path.startsWith("docs/generated/");
}

/** A violation as one line that a terminal makes a link of. */
export function show(violation: Violation): string {
  return `${violation.file}:${violation.line} ${violation.text}`;
}
