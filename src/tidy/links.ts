import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { lineOf, root, type SourceFile, type Violation } from "./source-file.ts";

const link = /\[[^\]\n]*\]\(([^)\s]+)\)/g;

/** Every link in every document leads to a file that is there, and to a heading that is there. */
export function checkLinks(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter((file) => file.path.endsWith(".md"))
    .flatMap((file) =>
      [...withoutCode(file.text).matchAll(link)].flatMap((match) => {
        const problem = linkProblem(file.path, match[1] ?? "");
        return problem ? [{ file: file.path, line: lineOf(file, match.index), text: problem }] : [];
      }),
    );
}

function linkProblem(from: string, target: string): string | undefined {
  if (/^(https?:|mailto:)/.test(target)) return undefined;
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? join(root, from) : join(root, dirname(from), path);
  if (!existsSync(file)) return `the link ${target} leads nowhere`;
  if (anchor === undefined || !statSync(file).isFile() || /^L\d+/.test(anchor)) return undefined;
  return headings(readFileSync(file, "utf8")).includes(anchor)
    ? undefined
    : `the link ${target} names a heading that is not there`;
}

function headings(text: string): readonly string[] {
  return withoutCode(text)
    .split("\n")
    .filter((line) => /^#{1,6} /.test(line))
    .map((line) =>
      line
        .replace(/^#+ /, "")
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, "")
        .trim()
        .replaceAll(" ", "-"),
    );
}

/** Keeps the lengths, so that places stay right. */
function withoutCode(text: string): string {
  return text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replaceAll(/[^\n]/g, " "));
}
