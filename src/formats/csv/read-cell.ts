import { type Cell, type Column, type Decision, ok, parseBoardTime, parseDay, parseFraction } from "#kernel";
import {
  cellBlank,
  cellChoice,
  cellDay,
  cellFraction,
  cellMoney,
  cellPadded,
  cellPattern,
  cellTime,
  cellWhole,
  cellYesNo,
} from "../refusals.ts";
import { shortened } from "./shortened.ts";

/**
 * Reads one cell of a table as its column says: blank optional is null, whole numbers and pence are numbers, yes or no
 * is a boolean, everything else stays text. The reason for a refusal names the column; the caller adds the place.
 */
export function readCell(column: Column, text: string): Decision<Cell> {
  const here = { column: column.name, value: shortened(text) };
  if (text === "") return column.optional ? ok(null) : cellBlank.refuse({ column: column.name });
  if (text.trim() !== text) return cellPadded.refuse({ column: column.name });
  if (column.oneOf && !column.oneOf.includes(text)) {
    return cellChoice.refuse({ ...here, choices: column.oneOf.join(", ") });
  }
  if (column.pattern && !column.pattern.test(text)) return cellPattern.refuse({ ...here, about: column.about });
  return readTyped(column, text);
}

function readTyped({ name: column, type }: Column, text: string): Decision<Cell> {
  const here = { column, value: shortened(text) };
  switch (type) {
    case "text":
      return ok(text);
    case "whole":
      return isWhole(text) ? ok(Number(text)) : cellWhole.refuse(here);
    case "money":
      return isWhole(text) ? ok(Number(text)) : cellMoney.refuse(here);
    case "fraction":
      return parseFraction(text) ? ok(text) : cellFraction.refuse(here);
    case "day":
      return parseDay(text) ? ok(text) : cellDay.refuse(here);
    case "time":
      return parseBoardTime(text) ? ok(text) : cellTime.refuse(here);
    case "yes-no":
      if (text === "yes") return ok(true);
      return text === "no" ? ok(false) : cellYesNo.refuse(here);
  }
}

function isWhole(text: string): boolean {
  return /^(0|[1-9]\d{0,14})$/.test(text);
}
