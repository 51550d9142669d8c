/**
 * Puts the table of reply codes into the README: `node src/formats/toolbox/make-readme.ts`. A test fails if it is
 * out of date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { faultTable } from "../fault-table.ts";

const path = `${import.meta.dirname}/../README.md`;
const marks = /(<!-- made by make-readme\.ts.*-->\n)[\s\S]*(<!-- end -->)/;

/** The README with the table as it should be. */
export function freshReadme(): string {
  const rows = faultTable.map(
    ([code, slug, severity, sentence, advice]) => `| ${code} | \`${slug}\` | ${severity} | ${sentence} ${advice} |\n`,
  );
  const table = `| Code | Name | | Text |\n| --- | --- | --- | --- |\n${rows.join("")}`;
  return readReadme().replace(marks, (_, start: string, end: string) => start + table + end);
}

export function readReadme(): string {
  return readFileSync(path, "utf8");
}

if (import.meta.main) writeFileSync(path, freshReadme());
