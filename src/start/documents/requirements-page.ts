import { readFileSync } from "node:fs";
import { join } from "node:path";
import { areaNames, findArea, sourceDocuments } from "../requirements/areas.ts";
import { type Proof, readRequirements, type Requirement, requirementsFile } from "../requirements/read-requirements.ts";
import { markdownTable } from "./markdown.ts";

/** The table, from docs/generated/. */
const table = `../${requirementsFile.replace(/^docs\//, "")}`;

/** What the system must do, sentence by sentence of its source documents: what is proved and what is not. */
export function requirementsPage(): string {
  const all = storedRequirements();
  const [proved, open] = [all.filter(isProved), all.filter((one) => !isProved(one))];
  return [
    "# Requirements",
    "",
    "What the system must do: every sentence of five documents that an exam board published, in our own words. " +
      `It is kept in [a table](${table}). A requirement is proved when tests show it where its users meet it: on the ` +
      "page, in the file or in the document that it names.",
    "",
    `**${all.length} requirements: ${proved.length} proved, ${open.length} not.**`,
    "",
    ...counts(all),
    "## Proved",
    "",
    markdownTable(
      ["Requirement", "Area", "What", "Proof"],
      proved.map((one) => [...cells(one), one.proofs.map(proofLink).join("; ")]),
    ),
    "",
    "## Not proved",
    "",
    ...Object.entries(sourceDocuments).flatMap(([number, title]) => [
      `### ${number} ${title}`,
      "",
      markdownTable(["Requirement", "Area", "What"], ofDocument(open, number).map(cells)),
      "",
    ]),
  ].join("\n");
}

function storedRequirements(): readonly Requirement[] {
  const read = readRequirements(readFileSync(join(import.meta.dirname, "../../..", requirementsFile)));
  if (!read.ok) throw new Error(read.refusals.map((one) => `line ${one.line}: ${one.text}`).join("\n"));
  return read.value;
}

function isProved(one: Requirement): boolean {
  return one.proofs.length > 0;
}

function counts(all: readonly Requirement[]): readonly string[] {
  const row = (title: string, some: readonly Requirement[]) => [
    title,
    String(some.length),
    String(some.filter(isProved).length),
  ];
  return [
    markdownTable(
      ["Document", "Requirements", "Proved"],
      Object.entries(sourceDocuments).map(([number, title]) => row(`${number} ${title}`, ofDocument(all, number))),
    ),
    "",
    markdownTable(
      ["Area", "Requirements", "Proved"],
      areaNames.map((name) =>
        row(
          sentence(name),
          all.filter((one) => findArea(one.id) === name),
        ),
      ),
    ),
    "",
  ];
}

function ofDocument(some: readonly Requirement[], number: string): readonly Requirement[] {
  return some.filter((one) => one.id.startsWith(`${number}-`));
}

function cells({ id, what }: Requirement): readonly string[] {
  return [id, sentence(findArea(id) ?? ""), what.replaceAll(/[<>*_`[\]]/g, String.raw`\$&`)];
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function proofLink({ path, title }: Proof): string {
  return `[${title.replaceAll(/[[\]<>*_`]/g, String.raw`\$&`)}](../../${path})`;
}
