import { type Day, formatFraction, fraction } from "#kernel";
import type { Issuer } from "#platform/documents";
import { fourFigures, shownGrade } from "../grade-shown.ts";
import type { Embargo } from "../under-embargo.ts";
import type { ResultRow, WeighedUnit } from "../queries.ts";
import type { StatementAward, StatementComponent, StatementData, StatementUnit } from "./statement-data.ts";
import type { StatementFacts } from "./statement-facts.ts";

export type StatementsAbout = {
  readonly board: Issuer;
  readonly isDemo: boolean;
  readonly issued: Day;
  readonly embargo?: Embargo;
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
    board: { ...about.board, isDemo: about.isDemo },
    series: about.facts.series.get(first.series) ?? first.series,
    issued: about.issued,
    ...(about.embargo ? { embargo: about.embargo } : {}),
    centre: about.centre,
    candidate: {
      number: fourFigures(first),
      name: `${first.forenames} ${first.surname}`.trim(),
      uci: first.uci,
      ...(first.uln ? { uln: first.uln } : {}),
      ...(first.dateOfBirth ? { dateOfBirth: first.dateOfBirth } : {}),
    },
    awards: awardsOf(about.facts, own),
    notes: own.filter((row) => row.changed).map(changedNote),
  };
}

/** Awards first, each with its parts; then the units of this series that none of them was made of or weighed. */
function awardsOf(facts: StatementFacts, own: readonly ResultRow[]): StatementAward[] {
  const awards = own.filter((row) => row.kind !== "unit");
  const told = new Set(awards.flatMap((row) => (row.units ?? []).map((unit) => `${unit.series} ${unit.option}`)));
  const alone = own.filter((row) => row.kind === "unit" && !told.has(`${row.series} ${row.option}`));
  return [...awards, ...alone].map((row) => award(facts, row));
}

function award(facts: StatementFacts, row: ResultRow): StatementAward {
  const total = row.status === "graded" ? (row.points ?? row.uniform ?? row.total) : null;
  const max = row.points === null ? row.maxTotal : null;
  return {
    code: row.option,
    title: row.title,
    level: facts.suites.get(row.option) ?? row.familyTitle,
    kind: kindOf(row),
    grade: shownGrade(row),
    ...(total === null ? {} : { total: String(total) }),
    ...(max === null ? {} : { max: String(max) }),
    components: row.scheme === "linear" ? componentsOf(facts, row) : [],
    units: (row.units ?? []).map((unit) => unitOf(facts, row, unit)),
  };
}

function kindOf({ scheme }: ResultRow): StatementAward["kind"] {
  if (scheme === "linear") return "linear";
  return scheme === "points" || scheme === "claim" ? "points" : "unitised";
}

function componentsOf(facts: StatementFacts, row: ResultRow): StatementComponent[] {
  return (facts.components.get(row.option) ?? []).map((part, index) => {
    const mark = row.marks?.[index] ?? null;
    const status = mark !== null ? "marked" : row.status === "pending" ? "pending" : "absent";
    const weighted = mark === null ? {} : { weighted: decimal(mark * part.top, part.over) };
    return { code: part.code, title: part.title, status, mark, max: part.max ?? 0, ...weighted };
  });
}

function unitOf(facts: StatementFacts, row: ResultRow, unit: WeighedUnit): StatementUnit {
  const known = facts.units.get(unit.unit);
  return {
    code: unit.unit,
    title: known?.title ?? unit.unit,
    series: facts.series.get(unit.series) ?? unit.series,
    ...(unit.uniform === null ? {} : { uniform: unit.uniform, max: known?.maxUniform ?? 0 }),
    ...(unit.points === null ? {} : { points: unit.points }),
    grade: unitGrade(row, unit),
    counted: unit.counted,
  };
}

function unitGrade({ scheme }: ResultRow, { absent, pending, grade }: WeighedUnit): string {
  if (absent) return "Absent";
  const status = pending ? "pending" : grade === null ? "no-result" : "graded";
  return shownGrade({ scheme, status, grade, partialAbsence: false });
}

function changedNote(row: ResultRow): string {
  return (
    `${row.option} ${row.title}: this result was changed after it was first issued. ` +
    "This statement replaces earlier ones."
  );
}

/** An exact decimal where there is one (40.5), else a fraction (121/3). */
function decimal(top: number, over: number): string {
  const value = fraction(top, over);
  if (value.over === 1n) return String(value.top);
  const scaled = 1000n % value.over === 0n ? (value.top * 1000n) / value.over : undefined;
  if (scaled === undefined) return formatFraction(value);
  return `${scaled / 1000n}.${String(scaled % 1000n)
    .padStart(3, "0")
    .replace(/0+$/, "")}`;
}
