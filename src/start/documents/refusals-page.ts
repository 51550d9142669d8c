import { entryRemarks } from "#entries";
import { fileRemarks } from "#exchange";
import { faultTable, tableRefusals } from "#formats";
import { identifierRefusals, type KnownRefusal } from "#kernel";
import { markFileRemarks, markRemarkNumbers } from "#marking";
import { modules } from "../../modules.ts";
import { theProgram } from "../program.ts";
import { code, markdownTable } from "./markdown.ts";

type FoundRefusal = { readonly code: string; readonly text: string; readonly path: string };

/**
 * Every reason for a "no": the codes of exchange files, then those of acts and commands with their sentences.
 */
export function refusalsPage(): string {
  const found = foundRefusals();
  const acts = found.map((one) => [code(one.code), escaped(one.text), sourceLink(one.path)]);
  return [
    "# Refusals",
    "",
    "Codes are stable and never reused. Parts that vary are in braces.",
    "",
    "## Exchange files",
    "",
    markdownTable(["Number", "Code", "Kind", "What is wrong", "What to do"], fileRows(found)),
    "",
    "## Acts, pages and commands",
    "",
    markdownTable(["Code", "Sentence", "Where"], acts),
    "",
  ].join("\n");
}

/** Where the rules of marks in a file are. */
const ofMarks = /^src\/assess\/marking\/refusals\.ts$/;

/** The codes of exchange files in the order of their numbers; those of marks have the sentence of their rule. */
function fileRows(found: readonly FoundRefusal[]): readonly (readonly string[])[] {
  const tables = [...faultTable, ...fileRemarks, ...entryRemarks, ...markFileRemarks];
  const known = new Set<number>(tables.map(([number]) => number));
  const rows = tables.map(([number, slug, severity, what, todo]) => ({
    number,
    row: [String(number), code(slug), severity, escaped(what), escaped(todo)],
  }));
  const marks = Object.entries(markRemarkNumbers).flatMap(([slug, number]) => {
    const one = found.find((each) => each.code === slug && ofMarks.test(each.path));
    return known.has(number)
      ? []
      : [{ number, row: [String(number), code(slug), "error", escaped(one?.text ?? ""), ""] }];
  });
  return [...rows, ...marks].sort((a, b) => a.number - b.number).map(({ row }) => row);
}

/** The reasons that modules bring as values, by code. */
function foundRefusals(): readonly FoundRefusal[] {
  return [
    ...declaredBy("kernel", identifierRefusals),
    ...declaredBy("formats", tableRefusals),
    ...theProgram.modules.flatMap(({ name, refusals = [] }) => declaredBy(name, refusals)),
  ].toSorted((a, b) => (a.code === b.code ? 0 : a.code < b.code ? -1 : 1));
}

function declaredBy(module: string, refusals: readonly KnownRefusal[]): readonly FoundRefusal[] {
  return refusals.map(({ code, text }) => ({ code, text, path: `${folderOf(module)}/refusals.ts` }));
}

function folderOf(name: string): string {
  return modules.find((module) => module.name === name)?.folder ?? "src";
}

/** A link from docs/generated/ to a file. */
function sourceLink(path: string): string {
  return `[${path.replace(/^src\//, "")}](../../${path})`;
}

function escaped(sentence: string): string {
  return sentence.replaceAll("<", "&lt;").replaceAll("*", "\\*");
}
