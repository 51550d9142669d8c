import type { Column, TableShape } from "#kernel";
import type { MarkRow, MarkStatus } from "../mark.ts";

/** Marks of some whole lines; undefined when any line is out of the ordinary and must be read with care. */
export type PlainLineReader = (
  text: string,
  line: number,
  series: string | undefined,
) => { readonly series: string; readonly rows: readonly MarkRow[] } | undefined;

const absent = -1;

/**
 * A reader of lines without quotation marks. A cell that was seen before is known to be good and is the same text
 * again.
 */
export function plainLineReader(shape: TableShape, columns: readonly string[]): PlainLineReader {
  const cells = new Map(shape.columns.map((column) => [column.name, goodCells(column)]));
  const at = (name: string) => (columns.includes(name) ? columns.indexOf(name) : absent);
  const cell = (parts: readonly string[], name: string, place: number) =>
    place === absent ? "" : cells.get(name)?.(parts[place] ?? "");
  const places = {
    centre: at("centre_id"),
    series: at("series"),
    number: at("candidate_number"),
    option: at("option"),
    component: at("component"),
    mark: at("mark"),
    grade: at("grade"),
    status: at("status"),
    reason: at("reason"),
  };
  const readLine = (parts: readonly string[], line: number): MarkRow | undefined => {
    const [centreId, number] = [
      cell(parts, "centre_id", places.centre),
      cell(parts, "candidate_number", places.number),
    ];
    const [option, component] = [cell(parts, "option", places.option), cell(parts, "component", places.component)];
    const [mark, grade] = [cell(parts, "mark", places.mark), cell(parts, "grade", places.grade)];
    const [status, reason] = [cell(parts, "status", places.status), cell(parts, "reason", places.reason)];
    if (
      !centreId ||
      !number ||
      !option ||
      !component ||
      mark === undefined ||
      grade === undefined ||
      status === undefined ||
      reason === undefined
    )
      return undefined;
    return {
      line,
      centreId,
      candidateNumber: Number(number),
      option,
      component,
      mark: mark === "" ? null : Number(mark),
      grade: grade || null,
      status: (status || "marked") as MarkStatus,
      reason: reason || null,
    };
  };
  return (text, line, known) =>
    readLines(text.endsWith("\n") ? text.slice(0, -1) : text, line, known, (parts, place) => {
      if (parts.length !== columns.length) return undefined;
      const series = cell(parts, "series", places.series);
      const row = readLine(parts, place);
      return series && row ? { series, row } : undefined;
    });
}

function readLines(
  text: string,
  first: number,
  known: string | undefined,
  read: (parts: readonly string[], line: number) => { series: string; row: MarkRow } | undefined,
): ReturnType<PlainLineReader> {
  const rows: MarkRow[] = [];
  let series = known;
  for (const raw of text.split("\n")) {
    const found = read((raw.endsWith("\r") ? raw.slice(0, -1) : raw).split(","), first + rows.length);
    if (!found || (series ??= found.series) !== found.series) return undefined;
    rows.push(found.row);
  }
  return series === undefined ? undefined : { series, rows };
}

/**
 * The cell when it is as its column says, undefined when it is not. Each different text is looked at once and kept
 * once.
 */
function goodCells(column: Column): (text: string) => string | undefined {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (!isGood(column, text)) return undefined;
    const own = Buffer.from(text).toString();
    if (known.size < cellsKept) known.set(own, own);
    return own;
  };
}

const cellsKept = 50_000;

function isGood(column: Column, text: string): boolean {
  if (text === "") return column.optional === true;
  if (text.trim() !== text) return false;
  if (column.oneOf && !column.oneOf.includes(text)) return false;
  if (column.type === "whole" && !/^(0|[1-9]\d*)$/.test(text)) return false;
  return !column.pattern || column.pattern.test(text);
}
