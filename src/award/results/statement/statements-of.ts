import { type Day, formatFraction, fraction } from "#kernel";
import type { Board } from "#platform";
import { shownGrade } from "../grade-shown.ts";
import type { ResultRow } from "../queries.ts";
import type { StatementAward, StatementComponent, StatementData, StatementUnit } from "./statement-data.ts";
import type { StatementFacts } from "./statement-facts.ts";

export type StatementsAbout = {
  readonly board: Board;
  readonly isDemo: boolean;
  readonly issued: Day;
  readonly centre: { readonly number: string; readonly name: string };
  readonly facts: StatementFacts;
};

/** The statements of the candidates of one centre and series, in the order in which their results come. */
export function statementsOf(about: StatementsAbout, results: readonly ResultRow[]): readonly StatementData[] {
  return [...Map.groupBy(results, (row) => row.candidateId).values()].map((own) => statementOf(about, own));
}

function statementOf(about: StatementsAbout, own: readonly ResultRow[]): StatementData {
  const first = own[0];
  if (!first) throw new RangeError("A statement needs at least one result.");
  return {
    board: { ...about.board, isDemo: about.isDemo }, series: about.facts.series.get(first.series) ?? first.series, issued: about.issued,
    centre: about.centre,
    candidate: {
      number: String(first.candidateNumber).padStart(4, "0"), name: `${first.forenames} ${first.surname}`.trim(), uci: first.uci,
      ...(first.uln ? { uln: first.uln } : {}), ...(first.dateOfBirth ? { dateOfBirth: first.dateOfBirth } : {}),
    },
    awards: awardsOf(about.facts, own), notes: own.filter((row) => row.version > 1).map(changedNote),
  };
}

/** Awards first, each with its parts; then units that no award of this series is made of. */
function awardsOf(facts: StatementFacts, own: readonly ResultRow[]): StatementAward[] {
  const units = own.filter((row) => row.kind === "unit");
  const awards = own.filter((row) => row.kind !== "unit").map((row) => award(facts, row, units));
  const told = new Set(awards.flatMap((each) => each.units.map((unit) => unit.code)));
  const alone = units.filter((row) => !told.has(facts.unitOfOption.get(row.option) ?? row.option));
  return [...awards, ...alone.map((row) => award(facts, row, []))];
}

function award(facts: StatementFacts, row: ResultRow, units: readonly ResultRow[]): StatementAward {
  const max = row.maxTotal ?? undefined;
  const total = row.status === "graded" ? (row.points ?? row.uniform ?? row.total ?? undefined) : undefined;
  return {
    code: row.option, title: row.title, level: facts.suites.get(row.option) ?? row.familyTitle, kind: kindOf(row), grade: shownGrade(row),
    ...(total === undefined ? {} : { total: String(total) }), ...(max === undefined || row.points !== null ? {} : { max: String(max) }),
    components: row.scheme === "linear" ? componentsOf(facts, row) : [], units: unitsOf(facts, row, units),
  };
}

function kindOf(row: ResultRow): StatementAward["kind"] {
  if (row.scheme === "linear") return "linear";
  return row.scheme === "points" || row.scheme === "claim" ? "points" : "unitised";
}

function componentsOf(facts: StatementFacts, row: ResultRow): StatementComponent[] {
  return (facts.components.get(row.option) ?? []).map((part, index) => {
    const mark = row.marks?.[index] ?? null;
    const status = mark !== null ? "marked" : row.status === "pending" ? "pending" : "absent";
    const weighted = mark === null ? {} : { weighted: decimal(mark * part.top, part.over) };
    return { code: part.code, title: part.title, status, mark, max: part.max ?? 0, ...weighted };
  });
}

function unitsOf(facts: StatementFacts, row: ResultRow, units: readonly ResultRow[]): StatementUnit[] {
  if (row.kind !== "certification") return [];
  const counted = (row.units ?? []).map((unit): StatementUnit => ({
    code: unit.unit, title: facts.units.get(unit.unit)?.title ?? unit.unit, series: facts.series.get(unit.series) ?? unit.series,
    ...(unit.uniform === null ? {} : { uniform: unit.uniform, max: facts.units.get(unit.unit)?.maxUniform ?? 0 }),
    ...(unit.points === null ? {} : { points: unit.points }),
    grade: unit.absent ? "Absent" : shownGrade({ ...row, status: unit.grade === null ? "no-result" : "graded", grade: unit.grade, partialAbsence: false }),
    counted: true,
  }));
  const others = units.filter((unit) => countsTowards(facts, row, unit) && !counted.some((each) => each.code === facts.unitOfOption.get(unit.option)));
  return [...counted, ...others.map((unit) => uncounted(facts, unit))];
}

/** A unit of this series that is of the same suite but was not chosen. */
function countsTowards(facts: StatementFacts, row: ResultRow, unit: ResultRow): boolean {
  return facts.suites.get(row.option) === facts.suites.get(unit.option);
}

function uncounted(facts: StatementFacts, unit: ResultRow): StatementUnit {
  return {
    code: facts.unitOfOption.get(unit.option) ?? unit.option, title: unit.title, series: facts.series.get(unit.series) ?? unit.series,
    ...(unit.uniform === null ? {} : { uniform: unit.uniform, max: unit.maxTotal ?? 0 }),
    ...(unit.points === null ? {} : { points: unit.points }), grade: shownGrade(unit), counted: false,
  };
}

function changedNote(row: ResultRow): string {
  return `${row.option} ${row.title}: this result was changed after it was first issued. This statement replaces earlier ones.`;
}

/** An exact decimal where there is one (40.5), else a fraction (121/3). */
function decimal(top: number, over: number): string {
  const value = fraction(top, over);
  if (value.over === 1n) return String(value.top);
  const scaled = 1000n % value.over === 0n ? (value.top * 1000n) / value.over : undefined;
  return scaled === undefined ? formatFraction(value) : `${scaled / 1000n}.${String(scaled % 1000n).padStart(3, "0").replace(/0+$/, "")}`;
}
