import { catalogueFiles } from "#catalogue";
import { centresTable } from "#centres";
import type { TableShape } from "#kernel";
import { packFiles } from "../pack/shapes.ts";
import { code, markdownTable } from "./markdown.ts";

/** Every table that people exchange as a CSV file, column by column. */
export function tablesPage(): string {
  const parts: readonly (readonly [string, string, readonly TableShape[]])[] = [
    ["Centres", "A file of centres to add.", [centresTable]],
    ["Catalogue", "A catalogue folder holds these files. `demo/catalogue` is one.", catalogueFiles],
    [
      "Pack", "A whole series as a folder, beside a catalogue: what `./accolade award --pack` reads and the " +
        "demonstration writes.", packFiles
    ],
  ];
  return ["# Tables as CSV files", "", "UTF-8, comma-separated (RFC 4180), the heading first, columns in this " +
    "order.", "",
    ...parts.flatMap(
      ([title, about, shapes]) => [`## ${title}`, "", about, "", ...shapes.flatMap(section)],
    )].join("\n");
}

function section(shape: TableShape): readonly string[] {
  const rows =
    shape.columns.map((column) => [code(column.name), column.type, column.optional ? "may be blank" : "needed",
    [
      column.about, ...column.oneOf ? [`one of ${column.oneOf.join(", ")}`] : [],
      ...column.refersTo ? [`as in \`${column.refersTo}\``] : [],
    ].join("; ")]);
  return [`### ${shape.file}.csv`, "", `${shape.about} Key: ${shape.key.map(code).join(", ")}.`, "",
    markdownTable(["Column", "Type", "", "What"], rows), ""];
}
