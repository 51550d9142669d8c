import { faultTable } from "#formats";
import { code, markdownTable } from "./markdown.ts";
import { sourceLink, sourceTexts } from "./source-texts.ts";

const text = String.raw`(?:"(?:[^"\\]|\\.)*"|${"`[^`]*`"})`;
const refusal = new RegExp(
  String.raw`(?:refuse\(\s*|code:\s*)"([a-z0-9]+(?:-[a-z0-9]+)+)",\s*(?:text:\s*)?(${text}(?:\s*\+\s*${text})*)`,
  "g",
);

type FoundRefusal = { readonly code: string; readonly text: string; readonly path: string };

/**
 * Every reason for a "no": the codes of exchange files, then those of acts and commands with the sentence people read.
 */
export function refusalsPage(): string {
  const files = faultTable.map(([number, slug, severity, what, todo]) => [
    String(number),
    code(slug),
    severity,
    escaped(what),
    escaped(todo),
  ]);
  const acts = foundRefusals().map((one) => [code(one.code), escaped(one.text), sourceLink(one.path)]);
  return [
    "# Refusals",
    "",
    "Codes are stable and never used again. Parts that vary stand in braces.",
    "",
    "## Exchange files",
    "",
    markdownTable(["Number", "Code", "Kind", "What is wrong", "What to do"], files),
    "",
    "## Acts, pages and commands",
    "",
    markdownTable(["Code", "Sentence", "Where"], acts),
    "",
  ].join("\n");
}

function foundRefusals(): readonly FoundRefusal[] {
  const found = sourceTexts().flatMap(({ path, text: source }) =>
    [...source.matchAll(refusal)].map((match) => ({ code: match[1] ?? "", text: plain(match[2] ?? ""), path })),
  );
  return found.sort((a, b) => (a.code === b.code ? 0 : a.code < b.code ? -1 : 1));
}

/** The pieces of a sentence joined, with what is filled in shown as `{name}`. */
function plain(pieces: string): string {
  return [...pieces.matchAll(new RegExp(text, "g"))]
    .map(([piece]) => piece.slice(1, -1))
    .join("")
    .replaceAll(/\$\{[^}]*?(\w+)[^\w}]*\}/g, "{$1}")
    .replaceAll(/\\(.)/g, "$1");
}

function escaped(sentence: string): string {
  return sentence.replaceAll("<", "&lt;").replaceAll("*", "\\*");
}
