import type { Column, TableShape } from "#kernel";
import { catalogueFiles } from "./files.ts";

/** The part of the README that says what each file holds, made from the shapes of the files. */
export function columnTables(): string {
  const shapes: readonly TableShape[] = catalogueFiles;
  return shapes.map(fileSection).join("\n");
}

function fileSection(shape: TableShape): string {
  const rows = shape.columns.map((column) => `| \`${column.name}\` | ${kindOf(column)} | ${aboutOf(column)} |`);
  const key = shape.key.map((name) => `\`${name}\``).join(", ");
  const lines = [
    `### ${shape.file}.csv`,
    "",
    `${shape.about} One row for each ${key}.${shape.optional ? " May be left out." : ""}`,
    "",
  ];
  return [...lines, "| Column | Type | What |", "|---|---|---|", ...rows, ""].join("\n");
}

function kindOf(column: Column): string {
  return column.optional ? `${column.type}, may be blank` : column.type;
}

function aboutOf(column: Column): string {
  const parts = [column.about];
  if (column.oneOf) parts.push(`One of: ${column.oneOf.join(", ")}.`);
  if (column.refersTo) parts.push(`See \`${column.refersTo}\`.`);
  return parts
    .map((part) => part.replaceAll("|", "\\|"))
    .join(". ")
    .replaceAll("..", ".");
}
