import { ok, parseBoardTime, parseDay, parseFraction, refuse, type Cell, type Column, type Decision } from "#kernel";
import { shortened } from "./shortened.ts";

/**
 * Reads one cell of a table as its column says: blank optional is null, whole numbers and pence are numbers, yes or no
 * is a boolean, everything else stays text. The reason for a refusal names the column; the caller adds the place.
 */
export function readCell(column: Column, text: string): Decision<Cell> {
  if (text === "") return column.optional ? ok(null) : refuse("cell-blank", `“${column.name}” is blank. Fill it in.`);
  if (text.trim() !== text) {
    return refuse("cell-padded", `“${column.name}” has a space before or after it. Take the space out.`);
  }
  if (column.oneOf && !column.oneOf.includes(text)) {
    return refuse("cell-choice", `“${column.name}” is “${shortened(text)}”. Use one of: ${column.oneOf.join(", ")}.`);
  }
  if (column.pattern && !column.pattern.test(text)) {
    return refuse(
      "cell-pattern",
      `“${column.name}” is “${shortened(text)}”, which is not of the right form: ${column.about}.`,
    );
  }
  return readTyped(column, text);
}

function readTyped(column: Column, text: string): Decision<Cell> {
  switch (column.type) {
    case "text":
      return ok(text);
    case "whole":
      return readNumber(column, text, "Write a whole number without a sign, such as 12.");
    case "money":
      return readNumber(column, text, "Write whole pence, such as 6150 for £61.50.");
    case "fraction":
      return parseFraction(text) ? ok(text) : wrong(column, text, "Write a whole number or a fraction, such as 3/2.");
    case "day":
      return parseDay(text) ? ok(text) : wrong(column, text, "Write a real day as 2026-02-21.");
    case "time":
      return parseBoardTime(text) ? ok(text) : wrong(column, text, "Write a real time as 2026-02-21T23:59.");
    case "yes-no":
      if (text === "yes") return ok(true);
      return text === "no" ? ok(false) : wrong(column, text, "Write yes or no.");
  }
}

function readNumber(column: Column, text: string, advice: string): Decision<Cell> {
  return /^(0|[1-9]\d{0,14})$/.test(text) ? ok(Number(text)) : wrong(column, text, advice);
}

function wrong(column: Column, text: string, advice: string): Decision<Cell> {
  return refuse(`cell-${column.type}`, `“${column.name}” is “${shortened(text)}”. ${advice}`);
}
