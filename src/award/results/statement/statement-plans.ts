import { type CellLine, planTable, type TablePlan } from "#platform/documents";
import type { PartsTable } from "./statement-parts.ts";
import type { AwardView } from "./statement.ts";

/** The measures of the table of results, as `statement.typ` sets it: 170 mm wide, 7 mm between columns. */
export function resultsPlan(awards: readonly AwardView[]): TablePlan {
  const measures = { width: 481_889, gutter: 19_843, inset: 5_000, leading: 5_500, wide: 0 };
  const heading = ["Qualification", "Total", "Grade"].map((text) => [small(text)]);
  const plan = planTable({ ...measures, rows: [heading, ...awards.map(awardRow)] }, heading.length);
  const [first, ...rows] = plan.rows;
  return { ...plan, rows: [typeof first === "number" ? first - headingLower : "auto", ...rows] };
}

/** The headings have 3 points above and below them, and the results 5. */
const headingLower = 4_000;

function awardRow({ title, level, code, total, unit, grade }: AwardView): readonly (readonly CellLine[])[] {
  const unitLine = unit === "" ? [] : [small(unit)];
  return [
    [{ text: title, size: 100, bold: true }, small(`${level}, ${code}`)],
    [{ text: total, size: 100 }, ...unitLine],
    [{ text: grade, size: 130, bold: true }],
  ];
}

/** The measures of a table of parts, as `statement.typ` sets it: 170 mm wide, 4 mm between columns. */
export function partsPlan({ columns, groups }: PartsTable): TablePlan {
  const measures = { width: 481_889, gutter: 11_339, inset: 3_000, leading: 5_500, wide: 1 };
  const rows = groups.flatMap((group) => [
    { across: { text: group.title, size: 90, bold: true }, above: 5_000 },
    ...group.rows.map((row) => row.map((text) => [{ text, size: 90 }])),
  ]);
  return planTable({ ...measures, rows: [columns.map(({ name }) => [small(name)]), ...rows] }, columns.length);
}

function small(text: string): CellLine {
  return { text, size: 85 };
}
