import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A word of exams offices, and what it means. */
export type Term = { readonly word: string; readonly meaning: string; readonly anchor: string };

export type TermGroup = { readonly title: string; readonly terms: readonly Term[] };

const file = join(import.meta.dirname, "../../../docs/glossary.md");

/** The words of the glossary that are for everyone, in its groups: `docs/glossary.md` says which they are. */
export function publicGlossary(): readonly TermGroup[] {
  kept ??= parseGlossary(readFileSync(file, "utf8"));
  return kept;
}

let kept: readonly TermGroup[] | undefined;

/** Reads the tables of a glossary: the rows whose column *Page* says yes, under the headings above them. */
export function parseGlossary(text: string): readonly TermGroup[] {
  const sections = text.split(/^## /m).slice(1);
  return sections.map(groupOf).filter(({ terms }) => terms.length > 0);
}

function groupOf(section: string): TermGroup {
  const [title = "", ...lines] = section.split("\n");
  const rows = lines.filter((line) => line.startsWith("|")).map(cellsOf);
  const [heading = [], , ...body] = rows;
  const [meaning, page] = ["Meaning", "Page"].map((name) => heading.indexOf(name));
  const shown = body.filter((row) => row[page ?? -1] === "yes");
  return { title, terms: shown.map((row) => termOf(row[0] ?? "", row[meaning ?? -1] ?? "")) };
}

function termOf(word: string, meaning: string): Term {
  const sentence = plain(meaning);
  const ended = /[.)]$/.test(sentence) ? sentence : `${sentence}.`;
  const shown = ended.charAt(0).toUpperCase() + ended.slice(1);
  return {
    word: plain(word),
    meaning: shown,
    anchor: plain(word)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-"),
  };
}

/** A cell without the marks of Markdown. */
function plain(cell: string): string {
  return cell.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/[`*](?=\w)|(?<=[\w)])`/g, "");
}

function cellsOf(line: string): readonly string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}
