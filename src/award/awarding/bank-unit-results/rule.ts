import { checkUci, type Decision, ok, type Refusal, refuseAll } from "#kernel";
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
  /** Results that the bank holds already, by key. */
  readonly held: ReadonlyMap<string, UnitResultRow>;
};

/**
 * Whether unit results may be put in the bank: all of them or none. Refused, with the line of each fault: a UCI that is
 * not one, an unknown unit, series or option, a series that is not over, a uniform mark above the greatest, a grade or
 * points the unit does not give, a result that differs from the one held. A result held already is passed over.
 * Source: JCQ, unitised entry, aggregation and certification from 2016 (results of earlier series count towards an
 * award).
 */
export function mayBankUnitResults(rows: readonly PlacedRow[], facts: BankFacts): Decision<readonly UnitResultRow[]> {
  const refusals = rows.flatMap((placed) => faultsOf(placed, facts));
  if (refusals.length > 0) return refuseAll(refusals);
  return ok(rows.map(({ row }) => row).filter((row) => !facts.held.has(bankKey(row))));
}

/** What makes a unit result the same one. */
export function bankKey({ uci, unit, series, option, centre_id }: UnitResultRow): string {
  return `${uci} ${unit} ${series} ${option} ${centre_id}`;
}

function faultsOf({ row, line }: PlacedRow, facts: BankFacts): Refusal[] {
  const fault = (field: keyof UnitResultRow, code: string, text: string): Refusal => ({ code, text, field, line });
  const uci = checkUci(row.uci);
  const unit = facts.units.get(row.unit);
  return [
    ...(uci.ok ? [] : uci.refusals.map((refusal) => ({ ...refusal, field: "uci", line }))),
    ...seriesFaults(row, facts, fault),
    ...(unit
      ? valueFaults(row, unit, fault)
      : [
          fault(
            "unit",
            "unit-unknown",
            `There is no unit ${row.unit}. Check the code, or load the catalogue that has it.`,
          ),
        ]),
    ...heldFaults(row, facts, fault),
  ];
}

type Fault = (field: keyof UnitResultRow, code: string, text: string) => Refusal;

function seriesFaults({ series }: UnitResultRow, facts: BankFacts, fault: Fault): Refusal[] {
  const order = facts.series.get(series);
  if (order === undefined)
    return [
      fault(
        "series",
        "series-unknown",
        `There is no series ${series}. Check the code, or load the catalogue that has it.`,
      ),
    ];
  if (order < facts.now) return [];
  return [
    fault(
      "series",
      "series-not-earlier",
      `Series ${series} is not over: its units come from its own award. Leave this row out.`,
    ),
  ];
}

function valueFaults(row: UnitResultRow, unit: UnitFacts, fault: Fault): Refusal[] {
  const { option, uniform, grade, points, absent } = row;
  const faults: Refusal[] = [];
  if (!unit.options.includes(option))
    faults.push(
      fault(
        "option",
        "option-not-of-unit",
        `${option} is not an option of unit ${row.unit}. Use one of ${unit.options.join(", ")}.`,
      ),
    );
  if (absent) {
    if (grade !== null || (uniform ?? 0) !== 0 || (points ?? 0) !== 0)
      faults.push(
        fault(
          "absent",
          "absent-with-result",
          "An absent candidate has no grade and no marks. Leave them blank, or say no.",
        ),
      );
    return faults;
  }
  if (grade === null || !unit.grades.includes(grade))
    faults.push(
      fault(
        "grade",
        "grade-unknown",
        `${grade ?? "No grade"} is not a grade of unit ${row.unit}. Use one of ${unit.grades.join(", ")}.`,
      ),
    );
  return [
    ...faults,
    ...(unit.maxUniform === null ? pointsFaults(row, unit, fault) : uniformFaults(uniform, unit.maxUniform, fault)),
  ];
}

function uniformFaults(uniform: number | null, max: number, fault: Fault): Refusal[] {
  if (uniform !== null && uniform >= 0 && uniform <= max) return [];
  return [
    fault(
      "uniform",
      "uniform-out-of-range",
      `The uniform mark is ${uniform ?? "blank"}. Give a whole mark from 0 to ${max}.`,
    ),
  ];
}

function pointsFaults({ grade, points, uniform }: UnitResultRow, unit: UnitFacts, fault: Fault): Refusal[] {
  if (uniform !== null)
    return [fault("uniform", "uniform-not-used", "This unit has points and no uniform mark. Leave it blank.")];
  const right = unit.points.get(grade ?? "") ?? 0;
  return points === right
    ? []
    : [
        fault(
          "points",
          "points-wrong",
          `Grade ${grade ?? ""} of this unit has ${right} points, not ${points ?? "blank"}. Correct one of them.`,
        ),
      ];
}

function heldFaults(row: UnitResultRow, facts: BankFacts, fault: Fault): Refusal[] {
  const held = facts.held.get(bankKey(row));
  if (!held) return [];
  const same =
    held.absent === row.absent &&
    (held.grade ?? "") === (row.grade ?? "") &&
    (held.uniform ?? 0) === (row.uniform ?? 0) &&
    (held.points ?? 0) === (row.points ?? 0);
  return same
    ? []
    : [
        fault(
          "uci",
          "unit-result-differs",
          `The bank holds another result of this unit in ${row.series}: grade ${held.grade ?? "none"}. ` +
            "Leave this row out, or ask how it came to differ.",
        ),
      ];
}
