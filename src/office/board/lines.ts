/** One line of text: every run of spaces and line ends is one space. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, " ").trim();
}

/** Lines of text: without spaces at their ends, and without empty lines around or doubled. */
export function manyLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}
