import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dirname, "../../..");

export type SourceText = { readonly path: string; readonly text: string };

/** The program's own TypeScript, tests excepted, in order of path. */
export function sourceTexts(): readonly SourceText[] {
  return readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith("src/tidy"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** A link from docs/generated/ to a file. */
export function sourceLink(path: string): string {
  return `[${path.replace(/^src\//, "")}](../../${path})`;
}
