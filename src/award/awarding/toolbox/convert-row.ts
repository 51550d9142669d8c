import { ok, refuseAll, type Decision, type Refusal } from "#kernel";
import type { Boundary } from "../rules/boundaries/index.ts";
import {
  conversionOf,
  convertRaw,
  parseNotional,
  type Conversion,
  type Notional,
  type UniformScheme,
} from "../rules/uniform-mark/index.ts";
import { cellsOf } from "./csv-records.ts";
import * as refusals from "./refusals.ts";

/** The columns that `convert` reads. */
export const convertHeader = ["scheme", "max_raw", "max_uniform", "boundaries", "notional", "raw"] as const;

/** A row that could be read: the unit it describes and what its raw mark is worth. */
export type ConvertRow = { readonly conversion: Conversion; readonly uniform: number; readonly grade: string };

/** Reads a row of `convert`. `conversion` is that of the row's unit when it was read before. */
export function readConvertRow(text: string, conversion: Conversion | undefined): Decision<ConvertRow> {
  const read = cellsOf(text);
  if (!read.ok) return read;
  const cells = read.value;
  if (cells.length !== convertHeader.length) {
    return refusals.cellsWrong.refuse({ cells: cells.length, needed: convertHeader.length });
  }
  const unit = conversion ? ok(conversion) : readConvertUnit(cells);
  const raw = readWhole(cells, "raw");
  if (!unit.ok || !raw.ok) return refuseAll([unit, raw].flatMap(refusalsOf));
  const converted = convertRaw(unit.value, raw.value);
  return converted.ok ? ok({ conversion: unit.value, ...converted.value }) : converted;
}

/** The unit that the cells of the header describe, ready to convert. */
export function readConvertUnit(cells: readonly string[]): Decision<Conversion> {
  const scheme = readScheme(cells);
  const [maxRaw, maxUniform] = [readWhole(cells, "max_raw"), readWhole(cells, "max_uniform")];
  const boundaries = readBoundaries(cells);
  const notional = readNotional(cells);
  if (!scheme.ok || !maxRaw.ok || !maxUniform.ok || !boundaries.ok || !notional.ok) {
    return refuseAll([scheme, maxRaw, maxUniform, boundaries, notional].flatMap(refusalsOf));
  }
  return conversionOf({
    scheme: scheme.value,
    maxRaw: maxRaw.value,
    maxUniform: maxUniform.value,
    boundaries: boundaries.value,
    notional: notional.value,
  });
}

function readScheme(cells: readonly string[]): Decision<UniformScheme> {
  const scheme = cellOf(cells, "scheme");
  if (scheme === "gce" || scheme === "nationals") return ok(scheme);
  return refusals.schemeUnknown.refuse({ scheme: quoted(scheme) });
}

function readWhole(cells: readonly string[], field: Field): Decision<number> {
  const cell = cellOf(cells, field);
  if (/^\d{1,5}$/.test(cell)) return ok(Number(cell));
  return refusals.numberWrong.refuse({ cell: quoted(cell) }, { field });
}

function readBoundaries(cells: readonly string[]): Decision<readonly Boundary[]> {
  const cell = cellOf(cells, "boundaries");
  const pairs = cell.split(";").map((pair) => /^([A-Z0-9*]{1,6})=(\d{1,5})$/.exec(pair));
  const boundaries = pairs.flatMap((pair) => (pair ? [{ grade: pair[1] ?? "", mark: Number(pair[2]) }] : []));
  if (boundaries.length === pairs.length) return ok(boundaries);
  return refusals.boundariesUnreadable.refuse({ cell: quoted(cell) });
}

function readNotional(cells: readonly string[]): Decision<Notional> {
  const cell = cellOf(cells, "notional");
  const notional = parseNotional(cell);
  return notional === undefined ? refusals.notionalUnreadable.refuse({ cell: quoted(cell) }) : ok(notional);
}

type Field = (typeof convertHeader)[number];

function cellOf(cells: readonly string[], field: Field): string {
  return cells[convertHeader.indexOf(field)] ?? "";
}

function refusalsOf(decision: Decision<unknown>): readonly Refusal[] {
  return decision.ok ? [] : decision.refusals;
}

/** A cell as a refusal shows it. */
export function quoted(cell: string): string {
  return cell === "" ? "empty" : JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
}
