import { catalogueFiles } from "#catalogue";
import { centresTable } from "#centres";
import type { Column, TableShape } from "#kernel";
import { packFiles } from "../pack/shapes.ts";
import { code, markdownTable } from "./markdown.ts";

/** The tables of a pack, column by column. */
export function packPage(): string {
  return [
    "# The pack",
    "",
    "A whole series as a folder of CSV files, beside a folder `catalogue` as in [tables](tables.md#catalogue).",
    "The demonstration writes one; `./accolade award --pack DIR` reads one and awards it on a database of its own.",
    "",
    "UTF-8, comma-separated (RFC 4180), the heading first, columns in this order, rows in the order of the key.",
    "",
    ...packFiles.flatMap(section),
  ].join("\n");
}

/** The tables of centres and of a catalogue, column by column. */
export function tablesPage(): string {
  return [
    "# Tables as CSV files",
    "",
    "UTF-8, comma-separated (RFC 4180), the heading first, columns in this order. See also [the pack](pack.md).",
    "",
    "## Centres",
    "",
    "A file of centres to add.",
    "",
    ...section(centresTable),
    "## Catalogue",
    "",
    "A catalogue folder holds these files. `demo/catalogue` is one.",
    "",
    ...catalogueFiles.flatMap(section),
  ].join("\n");
}

function section(shape: TableShape): readonly string[] {
  const rows = shape.columns.map((column) => [code(column.name), column.type, needed(column), about(column)]);
  return [
    `### ${shape.file}.csv`,
    "",
    `${shape.about} Key: ${shape.key.map(code).join(", ")}.${shape.optional ? " May be left out." : ""}`,
    "",
    markdownTable(["Column", "Type", "", "What"], rows),
    "",
  ];
}

function needed(column: Column): string {
  return column.optional ? "may be blank" : "needed";
}

function about({ about: what, oneOf, refersTo }: Column): string {
  return [what, ...(oneOf ? [`one of ${oneOf.join(", ")}`] : []), ...(refersTo ? [`as in \`${refersTo}\``] : [])].join(
    "; ",
  );
}
