import { sortName } from "#candidates";
import type { Refusal } from "#kernel";
import { performFor } from "#platform/pages";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { gridTakes, onlyFor } from "../side.ts";
import { submittersOf } from "../submit-marks/submitters.ts";
import { enterMarks } from "./enter-marks.ts";
import { findGrid, type Grid } from "./find-grid.ts";
import { freshGrid, type GridRow, marksOfGrid, typedGrid } from "./read-grid.ts";

const about = { face: "page", path: paths.grid.pattern, scope: "centre" } as const;

/** The grid in which a centre enters the marks of one component. */
export const markGridPage: Route = {
  ...about,
  name: "mark-grid",
  method: "GET",
  permission: "marks.view",
  summary: "Marks of one component, candidate by candidate",
  handle: onlyFor("centre", showGrid),
};

/** Keeps what was typed: all of it, or none with what is wrong beside each row. Then on to submitting, when asked. */
export const saveGridPage: Route = {
  ...about,
  name: "save-mark-grid",
  method: "POST",
  permission: "marks.enter",
  act: "enter-marks",
  takes: gridTakes,
  summary: "Save the marks of one component, not submitted yet",
  handle: onlyFor("centre", saveGrid),
};

async function showGrid(request: WebRequest): Promise<Reply> {
  const grid = await findGrid(request, request.query["series"]);
  return grid ? gridPage(request, grid, freshGrid(grid.candidates), []) : notFound;
}

async function saveGrid(request: WebRequest): Promise<Reply> {
  const { actor, form } = request;
  const grid = await findGrid(request, form["series"]);
  if (!grid) return notFound;
  const { series } = grid.series;
  const rows = typedGrid(grid.candidates, form);
  const { component, facts } = grid;
  const ofGrid = { centreId: actor.centreId ?? "", component, takesGrade: facts.teacherMarks === "G", reason: "" };
  const marks = marksOfGrid(rows, form, ofGrid);
  const check = form["after"] === "submit" ? paths.submission({ component }, { series }) : undefined;
  if (check && marks.length === 0) return redirect(check);
  const decision = await performFor(request, enterMarks, { set: { series, rows: marks } });
  if (!decision.ok) return gridPage(request, grid, withErrors(rows, decision.refusals), decision.refusals);
  const { entered, cleared } = decision.value;
  return redirect(check ?? paths.grid({ component }, { series, entered, cleared }));
}

function withErrors(rows: readonly GridRow[], refusals: readonly Refusal[]): readonly GridRow[] {
  return rows.map((row, index) => ({ ...row, errors: refusals.filter(({ line }) => line === index + 1) }));
}

/** Refusals for the summary: each leads to its mark, and says whose it is. */
function namedRefusals(rows: readonly GridRow[], refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.map((refusal) => {
    const row = refusal.line === undefined ? undefined : rows[refusal.line - 1];
    if (!row) return { ...refusal, field: "marks" };
    return { ...refusal, text: `${sortName(row)}: ${refusal.text}`, field: `m-${row.key}` };
  });
}

function gridPage({ query }: WebRequest, grid: Grid, rows: readonly GridRow[], refusals: readonly Refusal[]): Reply {
  const { component, facts, series } = grid;
  const data = {
    ...grid,
    facts: { ...facts, grades: [...facts.grades] },
    takesGrade: facts.teacherMarks === "G",
    rows,
    ...countsOf(rows),
    refusals: namedRefusals(rows, refusals),
    submitters: submittersOf(),
    severalOptions: new Set(rows.map((row) => row.option)).size > 1,
    saved: /^\d+$/.test(query["entered"] ?? "") ? query : undefined,
    submitted: /^\d+$/.test(query["submitted"] ?? "") ? query["submitted"] : undefined,
    submitHref: paths.submission({ component }, { series: series.series }),
    pasteColumn: paths.pasteColumn(),
    keepTyped: paths.keepTyped(),
    trail: [{ text: "Marks", href: paths.marks({ series: series.series }) }],
  };
  return page("assess/marking/enter-marks/page.njk", data, refusals.length > 0 ? 422 : 200);
}

/** How many rows are submitted, entered for the first time, changed since, and without anything. */
function countsOf(rows: readonly GridRow[]): Readonly<Record<string, number>> {
  const count = (fits: (row: GridRow) => boolean) => rows.filter(fits).length;
  return {
    sent: count((row) => row.status !== null),
    entered: count((row) => row.status === null && row.draft !== null),
    changed: count((row) => row.status !== null && row.draft !== null),
    left: count((row) => row.status === null && row.draft === null),
  };
}
