import type { Refusal, RefusalPlace, TableShape } from "#kernel";
import {
  packCellEmpty,
  packFileIsFolder,
  packNotUtf8,
  packRow,
  packRowRepeated,
  packValueUnknown,
} from "./refusals.ts";

/** What the database says about a row that it does not take, for the person who made the file. */
export function rowFault(shape: TableShape, fault: unknown): Refusal {
  const found = /line (\d+)(?:, column (\w+))?/.exec(textOf(fault, "where"));
  const [line, field] = [found?.[1], found?.[2] ?? (textOf(fault, "column") || undefined)];
  const place = `${shape.file}.csv${line ? `, line ${line}` : ""}${field ? `, column ${field}` : ""}`;
  return reason(shape, fault, place, {
    file: `${shape.file}.csv`,
    ...(line ? { line: Number(line) } : {}),
    ...(field ? { field } : {}),
  });
}

function reason(shape: TableShape, fault: unknown, place: string, at: RefusalPlace): Refusal {
  switch (textOf(fault, "code")) {
    case "23505":
      return packRowRepeated.of({ place, key: shape.key.join(", ") }, at);
    case "23502":
      return packCellEmpty.of({ place }, at);
    case "23514":
      return packValueUnknown.of({ place }, at);
    case "22021":
      return packNotUtf8.of({ place }, at);
    case "EISDIR":
      return packFileIsFolder.of({ place }, at);
    default: {
      const message = fault instanceof Error ? fault.message : String(fault);
      return packRow.of({ place, fault: message.replace(/"?pack_(\w+)"?/g, "$1.csv") }, at);
    }
  }
}

function textOf(fault: unknown, name: "where" | "column" | "code"): string {
  if (!(fault instanceof Error)) return "";
  const value: unknown = Object.entries(fault).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : "";
}
