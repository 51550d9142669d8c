import { names, type Phrase, phrases } from "./english-list.ts";
import { isGenerated, lineOf, type SourceFile, type Violation } from "./source-file.ts";
import { nodesOf, textOf } from "./syntax.ts";

/** The files that quote what is not to be written. */
const quotes = ["docs/style.md", "src/tidy/english-list.ts", "src/tidy/checks.test.ts"];

/** Between two words: spaces, line ends, the signs of a comment, and a string that goes on in the next line. */
const gap = String.raw`(?:[\s*]|//|--|["'\`] \+\s*["'\`])+`;
const [unwanted, unwantedNames] = [phrases.map(phrasePattern), names.map(namePattern)];

/** Phrases and names that docs/style.md replaces. Source: the style guide, by its list. */
export function checkEnglish(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap(englishFaults);
}

/** The phrases and names of one file that are to be rewritten. */
export function englishFaults(file: SourceFile): readonly Violation[] {
  if (isGenerated(file.path) || quotes.includes(file.path)) return [];
  return [...phrasesIn(file), ...namesIn(file)];
}

function phrasesIn(file: SourceFile): readonly Violation[] {
  return unwanted.flatMap(([pattern, write]) =>
    [...file.text.matchAll(pattern)].map((match) => {
      const found = match[0].replace(/\s+/g, " ");
      return { file: file.path, line: lineOf(file, match.index), text: `"${found}": write ${write} (docs/style.md)` };
    }),
  );
}

function namesIn(file: SourceFile): readonly Violation[] {
  const inPath = file.path.split(/[/.]/).map((name) => ({ name, start: 0 }));
  const inCode = nodesOf(file.tree, "Identifier", "Literal").map((node) => ({
    name: textOf(node, "name") ?? textOf(node, "value") ?? "",
    start: node.start,
  }));
  return unwantedNames.flatMap(([pattern, write]) =>
    [...inPath, ...inCode]
      .filter(({ name }) => pattern.test(name))
      .map(({ name, start }) => ({
        file: file.path,
        line: lineOf(file, start),
        text: `the name ${name}: call it ${write} (docs/style.md)`,
      })),
  );
}

function phrasePattern([avoid, write]: Phrase): readonly [RegExp, string] {
  const [start, end] = [/^\w/.test(avoid) ? String.raw`\b` : "", /[\w)?]$/.test(avoid) ? String.raw`\b` : ""];
  return [new RegExp(`${start}(?:${avoid.replaceAll(" ", gap)})${end}`, "gi"), write];
}

function namePattern([avoid, write]: Phrase): readonly [RegExp, string] {
  return [new RegExp(`^(?:${avoid})$`), write];
}
