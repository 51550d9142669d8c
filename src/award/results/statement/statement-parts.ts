import type { PartStatus, StatementAward, StatementComponent, StatementUnit } from "./statement-data.ts";

type Column = { readonly name: string; readonly side: "left" | "right" };

/** A table of parts: all awards of one kind, each with its own rows. The second column is wide. */
export type PartsTable = {
  readonly heading: string;
  readonly columns: readonly Column[];
  readonly groups: readonly PartsGroup[];
};

type Row = readonly string[];
type PartsGroup = { readonly title: string; readonly rows: readonly Row[] };

/** The tables of parts of these awards: one for each kind that has any, in the order linear, unitised, points. */
export function partsTables(awards: readonly StatementAward[]): readonly PartsTable[] {
  const linear = groups(awards, "linear", (award) => award.components.map(linearRow));
  const unitised = groups(awards, "unitised", (award) => award.units.map(unitisedRow));
  const points = groups(awards, "points", (award) => award.units.map(pointsRow));
  const tables: readonly PartsTable[] = [
    { heading: "Marks by component", columns: linearColumns, groups: linear },
    { heading: "Uniform marks by unit", columns: unitisedColumns, groups: unitised },
    { heading: "Points by unit", columns: pointsColumns, groups: points },
  ];
  return tables.filter((one) => one.groups.length > 0);
}

const start = [left("Unit"), left("Title"), left("Series"), left("Grade")];
const linearColumns = [left("Component"), left("Title"), right("Mark"), right("Out of"), right("Weighted mark")];
const unitisedColumns = [...start, right("Uniform mark"), right("Out of"), left("Counted")];
const pointsColumns = [...start, right("Points"), left("Counted")];

function left(name: string): Column {
  return { name, side: "left" };
}

function right(name: string): Column {
  return { name, side: "right" };
}

function groups(
  awards: readonly StatementAward[],
  kind: StatementAward["kind"],
  rows: (award: StatementAward) => readonly Row[],
): readonly PartsGroup[] {
  return awards
    .filter((award) => award.kind === kind)
    .map((award) => ({ title: `${award.title} (${award.code})`, rows: rows(award) }))
    .filter((group) => group.rows.length > 0);
}

function linearRow(part: StatementComponent): readonly string[] {
  const title = part.status === "assessed" ? `${part.title} (assessed mark)` : part.title;
  return [part.code, title, markWords(part.status, part.mark), String(part.max), part.weighted ?? ""];
}

function unitisedRow(unit: StatementUnit): readonly string[] {
  const figures = [figure(unit.uniform), figure(unit.max), counted(unit)];
  return [unit.code, unit.title, unit.series, unit.grade, ...figures];
}

function pointsRow(unit: StatementUnit): readonly string[] {
  return [unit.code, unit.title, unit.series, unit.grade, figure(unit.points), counted(unit)];
}

function markWords(status: PartStatus, mark: number | null): string {
  switch (status) {
    case "marked":
    case "assessed":
      return figure(mark);
    case "absent":
      return "Absent";
    case "pending":
      return "Pending";
    case "unavailable":
      return "No mark";
  }
}

function figure(value: number | null | undefined): string {
  return typeof value === "number" ? String(value) : "";
}

function counted(unit: StatementUnit): string {
  return unit.counted ? "Yes" : "No";
}
