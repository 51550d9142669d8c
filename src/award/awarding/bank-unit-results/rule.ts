import { faultsMax } from "#formats/csv";
import { checkUci, type Decision, forEachSliced, ok, type Refusal, refuseAll, type Slices } from "#kernel";
import * as refusals from "../refusals.ts";
import type { UnitResultRow } from "./banked-units-table.ts";

/** A row of the file and the line it is on. */
export type PlacedRow = { readonly row: UnitResultRow; readonly line: number };

/** What the catalogue says of a unit. */
export type UnitFacts = {
  readonly maxUniform: number | null;
  readonly grades: readonly string[];
  /** Points of each grade; empty for units on uniform marks. */
  readonly points: ReadonlyMap<string, number>;
  readonly options: readonly string[];
};

export type BankFacts = {
  readonly units: ReadonlyMap<string, UnitFacts>;
  /** Greater is later. */
  readonly series: ReadonlyMap<string, number>;
  readonly now: number;
  /** Results that are already in the bank, by key. */
  readonly held: ReadonlyMap<string, UnitResultRow>;
};

/**
 * Whether unit results may be put in the bank: all of them or none. Refused, with the line of each fault: a UCI that is
 * not one, an unknown unit, series or option, a series that has not ended, a uniform mark above the maximum, a grade or
 * points the unit does not give, a result that differs from the one in the bank. A result already there is left out.
 * Source: JCQ, unitised entry, aggregation and certification from 2016 (results of earlier series count towards an
 * award). At most 200 faults are listed.
 */
export function* mayBankUnitResults(
  rows: readonly PlacedRow[],
  facts: BankFacts,
): Slices<Decision<readonly UnitResultRow[]>> {
  const [faults, fresh]: [Refusal[], UnitResultRow[]] = [[], []];
  yield* forEachSliced(rows, 500, (placed) => {
    if (faults.length >= faultsMax) return;
    faults.push(...faultsOf(placed, facts));
    if (!facts.held.has(bankKey(placed.row))) fresh.push(placed.row);
  });
  return faults.length > 0 ? refuseAll(faults.slice(0, faultsMax)) : ok(fresh);
}

/** What makes a unit result the same one. */
export function bankKey({ uci, unit, series, option, centre_id }: UnitResultRow): string {
  return `${uci} ${unit} ${series} ${option} ${centre_id}`;
}

function faultsOf({ row, line }: PlacedRow, facts: BankFacts): Refusal[] {
  const uci = checkUci(row.uci);
  const unit = facts.units.get(row.unit);
  return [
    ...(uci.ok ? [] : uci.refusals.map((refusal) => ({ ...refusal, field: "uci" }))),
    ...seriesFaults(row, facts),
    ...(unit ? valueFaults(row, unit) : [refusals.unitUnknown.of({ unit: row.unit })]),
    ...heldFaults(row, facts),
  ].map((refusal) => ({ ...refusal, line }));
}

function seriesFaults({ series }: UnitResultRow, facts: BankFacts): Refusal[] {
  const order = facts.series.get(series);
  if (order === undefined) return [refusals.seriesNotInCatalogue.of({ series })];
  return order < facts.now ? [] : [refusals.seriesNotEarlier.of({ series })];
}

function valueFaults(row: UnitResultRow, facts: UnitFacts): Refusal[] {
  const { option, unit, uniform, grade, points, absent } = row;
  const options = facts.options.join(", ");
  const wrongOption = facts.options.includes(option) ? [] : [refusals.optionNotOfUnit.of({ option, unit, options })];
  if (absent) {
    const blank = grade === null && (uniform ?? 0) === 0 && (points ?? 0) === 0;
    return blank ? wrongOption : [...wrongOption, refusals.absentWithResult.of()];
  }
  const known = grade !== null && facts.grades.includes(grade);
  const grades = facts.grades.join(", ");
  return [
    ...wrongOption,
    ...(known ? [] : [refusals.unitGradeUnknown.of({ grade: grade ?? "Blank", unit, grades })]),
    ...(facts.maxUniform === null ? pointsFaults(row, facts) : uniformFaults(uniform, facts.maxUniform)),
  ];
}

function uniformFaults(uniform: number | null, max: number): Refusal[] {
  if (uniform !== null && uniform >= 0 && uniform <= max) return [];
  return [refusals.uniformOutOfRange.of({ uniform: uniform ?? "blank", max })];
}

function pointsFaults({ grade, points, uniform }: UnitResultRow, facts: UnitFacts): Refusal[] {
  if (uniform !== null) return [refusals.uniformNotUsed.of()];
  const right = facts.points.get(grade ?? "") ?? 0;
  if (points === right) return [];
  return [refusals.pointsWrong.of({ grade: grade ?? "blank", right, points: points ?? "nothing" })];
}

function heldFaults(row: UnitResultRow, facts: BankFacts): Refusal[] {
  const held = facts.held.get(bankKey(row));
  if (!held) return [];
  const same =
    held.absent === row.absent &&
    (held.grade ?? "") === (row.grade ?? "") &&
    (held.uniform ?? 0) === (row.uniform ?? 0) &&
    (held.points ?? 0) === (row.points ?? 0);
  return same ? [] : [refusals.unitResultDiffers.of({ series: row.series, grade: held.grade ?? "none" })];
}
