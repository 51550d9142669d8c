import type { Refusal } from "#kernel";
import { listAddress, notFound, page, perform, redirect, type Reply, type Route, type WebRequest } from "#platform";
import { onlyFor } from "../side.ts";
import { submittersOf } from "../submit-marks/submitters.ts";
import { enterMarks } from "./enter-marks.ts";
import { findGrid, type Grid } from "./find-grid.ts";
import { freshGrid, type GridRow, marksOfGrid, typedGrid } from "./read-grid.ts";

const about = { face: "page", path: "/centre/marks/:component", scope: "centre" } as const;

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
  summary: "Save the marks of one component, not submitted yet",
  handle: onlyFor("centre", saveGrid),
};

async function showGrid(request: WebRequest): Promise<Reply> {
  const grid = await findGrid(request, request.query["series"]);
  return grid ? gridPage(request, grid, freshGrid(grid.candidates), [], 200) : notFound;
}

async function saveGrid(request: WebRequest): Promise<Reply> {
  const { app, actor, form, path } = request;
  const grid = await findGrid(request, form["series"]);
  if (!grid) return notFound;
  const { series } = grid.series;
  const rows = typedGrid(grid.candidates, form);
  const { component, facts } = grid;
  const ofGrid = { centreId: actor.centreId ?? "", component, takesGrade: facts.teacherMarks === "G", reason: "" };
  const marks = marksOfGrid(rows, form, ofGrid);
  const check = form["after"] === "submit" ? `${path}/submit?series=${series}` : undefined;
  if (check && marks.length === 0) return redirect(check);
  const decision = await perform(app, actor, enterMarks, { set: { series, rows: marks } });
  if (decision.ok) {
    const { entered, cleared } = decision.value;
    return redirect(check ?? listAddress(path, {}, { series, entered: String(entered), cleared: String(cleared) }));
  }
  const judged = rows.map((row, index) => ({
    ...row,
    errors: decision.refusals.filter((each) => each.line === index + 1),
  }));
  return gridPage(
    request,
    grid,
    judged,
    decision.refusals.filter((each) => !each.line),
    422,
  );
}

function gridPage(
  request: WebRequest,
  grid: Grid,
  rows: readonly GridRow[],
  others: readonly Refusal[],
  status: number,
): Reply {
  const { query } = request;
  const errors = [
    ...rows.flatMap((row) =>
      row.errors.map(({ text }) => ({ text: `${row.surname}, ${row.forenames}: ${text}`, href: `#m-${row.key}` })),
    ),
    ...others.map(({ text }) => ({ text, href: "#marks" })),
  ];
  return page(
    "assess/marking/enter-marks/page.njk",
    {
      ...grid,
      facts: { ...grid.facts, grades: [...grid.facts.grades] },
      takesGrade: grid.facts.teacherMarks === "G",
      rows,
      ...countsOf(rows),
      errors,
      submitters: submittersOf(),
      severalOptions: new Set(rows.map((row) => row.option)).size > 1,
      saved: /^\d+$/.test(query["entered"] ?? "") ? query : undefined,
      submitted: /^\d+$/.test(query["submitted"] ?? "") ? query["submitted"] : undefined,
      breadcrumbs: [{ text: "Marks", href: `/centre/marks?series=${grid.series.series}` }, { text: grid.component }],
    },
    status,
  );
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
