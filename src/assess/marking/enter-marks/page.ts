import type { Refusal } from "#kernel";
import {
  listAddress,
  notFound,
  page,
  perform,
  redirect,
  type Reply,
  type Route,
  transactionAs,
  type WebRequest,
} from "#platform";
import { candidatesOfComponent, type CandidateMark } from "../completeness/completeness.ts";
import { loadComponents } from "../record-marks/load-facts.ts";
import { enterMarks } from "./enter-marks.ts";
import type { ComponentFacts } from "../record-marks/rule.ts";
import { chooseSeries, type SeriesChoice } from "../series.ts";
import { freshGrid, marksOfGrid, typedGrid, type GridRow } from "./read-grid.ts";
import { onlyFor } from "../side.ts";

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

/** Saves what was typed: all of it, or none with what is wrong beside each row. */
export const saveGridPage: Route = {
  ...about,
  name: "save-mark-grid",
  method: "POST",
  permission: "marks.enter",
  act: "enter-marks",
  summary: "Save the marks of one component",
  handle: onlyFor("centre", saveGrid),
};

type Grid = {
  readonly series: SeriesChoice;
  readonly component: string;
  readonly facts: ComponentFacts;
  readonly title: string;
  readonly candidates: readonly CandidateMark[];
};

async function showGrid(request: WebRequest): Promise<Reply> {
  const grid = await findGrid(request, request.query["series"]);
  if (!grid) return notFound;
  return gridPage(request, grid, freshGrid(grid.candidates), "", [], 200);
}

async function saveGrid(request: WebRequest): Promise<Reply> {
  const { app, actor, form, path } = request;
  const grid = await findGrid(request, form["series"]);
  if (!grid) return notFound;
  const rows = typedGrid(grid.candidates, form);
  const reason = (form["reason"] ?? "").trim();
  if (rows.some((row) => row.errors.length > 0)) return gridPage(request, grid, rows, reason, [], 422);
  const marks = marksOfGrid(rows, form, {
    centreId: actor.centreId ?? "",
    component: grid.component,
    takesGrade: takesGrade(grid.facts),
    reason,
  });
  const decision = await perform(app, actor, enterMarks, { set: { series: grid.series.series, rows: marks } });
  if (decision.ok) {
    const { recorded, corrected } = decision.value;
    return redirect(
      listAddress(path, {}, { series: grid.series.series, recorded: String(recorded), corrected: String(corrected) }),
    );
  }
  const [ofRows, others] = [
    decision.refusals.filter((each) => each.line),
    decision.refusals.filter((each) => !each.line),
  ];
  const judged = rows.map((row, index) => ({
    ...row,
    errors: ofRows.filter((each) => each.line === index + 1 && each.field !== "reason"),
  }));
  const reasonFault = ofRows.find((each) => each.field === "reason");
  return gridPage(
    request,
    grid,
    judged,
    reason,
    [...others, ...(reasonFault ? [{ ...reasonFault, text: "Say why marks recorded before change." }] : [])],
    422,
  );
}

/** The component as this centre has it; undefined when it has no entry for it or marks it not itself. */
async function findGrid({ app, actor, params }: WebRequest, asked: string | undefined): Promise<Grid | undefined> {
  const component = params["component"] ?? "";
  return transactionAs(app, actor, async (tx) => {
    const series = (await chooseSeries(tx, asked, app.clock())).shown;
    const candidates = series ? await candidatesOfComponent(tx, [series.series, component, actor.centreId]) : [];
    const row = await tx
      .selectFrom("catalogue.components")
      .select("title")
      .where("component", "=", component)
      .executeTakeFirst();
    const option = candidates[0]?.option;
    if (!series || !option || !row) return undefined;
    const facts = (await loadComponents(tx, series.series, [option], app.clock())).get(option)?.get(component);
    return facts && facts.teacherMarks !== "N" ? { series, component, facts, title: row.title, candidates } : undefined;
  });
}

function gridPage(
  request: WebRequest,
  grid: Grid,
  rows: readonly GridRow[],
  reason: string,
  others: readonly Refusal[],
  status: number,
): Reply {
  const { actor, query } = request;
  const open = !grid.facts.closed && actor.permissions.has("marks.enter");
  const errors = [
    ...rows.flatMap((row) =>
      row.errors.map(({ text }) => ({ text: `${row.surname}, ${row.forenames}: ${text}`, href: `#m-${row.key}` })),
    ),
    ...others.map(({ text, field }) => ({ text, href: field === "reason" ? "#reason" : "#marks" })),
  ];
  return page(
    "assess/marking/enter-marks/page.njk",
    {
      series: grid.series,
      component: grid.component,
      title: grid.title,
      facts: { ...grid.facts, grades: [...grid.facts.grades] },
      takesGrade: takesGrade(grid.facts),
      rows,
      reason,
      open,
      errors,
      reasonFault: others.find((each) => each.field === "reason")?.text,
      hasRecorded: rows.some((row) => row.status !== null),
      severalOptions: new Set(rows.map((row) => row.option)).size > 1,
      marked: rows.filter((row) => row.status !== null).length,
      recorded: query["recorded"],
      corrected: query["corrected"],
      breadcrumbs: [{ text: "Marks", href: `/centre/marks?series=${grid.series.series}` }, { text: grid.component }],
    },
    status,
  );
}

function takesGrade(facts: ComponentFacts): boolean {
  return facts.teacherMarks === "G";
}
