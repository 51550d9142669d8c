import type { Refusal, TableShape } from "#kernel";

/** What the database says of a row it could not take, in words for the person who made the file. */
export function rowFault(shape: TableShape, fault: unknown): Refusal {
  const place = /line (\d+)(?:, column (\w+))?/.exec(textOf(fault, "where"));
  const [line, field] = [place?.[1], place?.[2] ?? (textOf(fault, "column") || undefined)];
  const at = `${shape.file}.csv${line ? `, line ${line}` : ""}${field ? `, column ${field}` : ""}`;
  return {
    code: "pack-row",
    file: `${shape.file}.csv`,
    ...(line ? { line: Number(line) } : {}),
    ...(field ? { field } : {}),
    text: `${at}: ${reason(shape, fault)}`,
  };
}

function reason(shape: TableShape, fault: unknown): string {
  switch (textOf(fault, "code")) {
    case "23505":
      return `an earlier row has the same ${shape.key.join(", ")}. Take one of the two rows out.`;
    case "23502":
      return "the cell is empty and may not be. Give it a value.";
    case "23514":
      return "a value is not one that its column takes. See the description of the pack, and correct it.";
    case "22021":
      return "the file is not UTF-8 text. Save it again as CSV UTF-8.";
    case "EISDIR":
      return "this is a folder where a file is needed. Put the file there.";
    default: {
      const message = fault instanceof Error ? fault.message : String(fault);
      return `${message.replace(/"?pack_(\w+)"?/g, "$1.csv")}. Correct the row and run this again.`;
    }
  }
}

function textOf(fault: unknown, name: "where" | "column" | "code"): string {
  if (!(fault instanceof Error)) return "";
  const value: unknown = Object.entries(fault).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : "";
}
