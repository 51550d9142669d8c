import { readFileSync } from "node:fs";
import { join } from "node:path";
import { importsOf } from "./imports.ts";
import { lineOf, root, type SourceFile, type Violation } from "./source-file.ts";

const reasons = "docs/decisions/0003-dependencies.md";

/** Every package that is imported is in package.json, and every one there has its reasons written down. */
export function checkDependencies(files: readonly SourceFile[]): readonly Violation[] {
  const declared = declaredPackages();
  const written = readFileSync(join(root, reasons), "utf8");
  return [
    ...files.flatMap((file) =>
      importsOf(file)
        .filter(({ from }) => /^[a-z@]/.test(from) && !from.startsWith("node:"))
        .map(({ node, from }) => ({ node, name: packageOf(from) }))
        .filter(({ name }) => !declared.includes(name))
        .map(({ node, name }) => ({
          file: file.path,
          line: lineOf(file, node.start),
          text: `${name} is not in package.json`,
        })),
    ),
    ...declared
      .filter((name) => !written.includes(`**${name}**`))
      .map((name) => ({ file: "package.json", line: 1, text: `${name} has no reasons in ${reasons}` })),
  ];
}

function declaredPackages(): readonly string[] {
  const manifest: Record<string, Record<string, string> | undefined> = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  return ["dependencies", "optionalDependencies", "devDependencies"].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
}

/** `hucre/xlsx` is of `hucre`, `@fastify/cookie` of itself. */
function packageOf(from: string): string {
  return from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");
}
