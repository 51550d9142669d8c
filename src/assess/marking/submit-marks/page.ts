import type { Refusal } from "#kernel";
import { notFound, page, perform, redirect, type Reply, type Route, type WebRequest } from "#platform";
import { findGrid, type Grid } from "../enter-marks/find-grid.ts";
import { freshGrid, type GridRow, markOf } from "../enter-marks/read-grid.ts";
import { describeMark, type MarkRow } from "../mark.ts";
import { onlyFor } from "../side.ts";
import { submitMarks } from "./submit-marks.ts";

const about = {
  face: "page",
  path: "/centre/marks/:component/submit",
  scope: "centre",
  permission: "marks.submit",
} as const;

/** What will go to the board, to be checked before it goes. */
export const checkSubmissionPage: Route = {
  ...about,
  name: "check-marks",
  method: "GET",
  summary: "Check the marks of one component before they are submitted",
  handle: onlyFor("centre", showCheck),
};

/** Submits the marks that were checked: all of them, or none. */
export const submitMarksPage: Route = {
  ...about,
  name: "submit-marks",
  method: "POST",
  act: "submit-marks",
  summary: "Submit the marks of one component to the board",
  handle: onlyFor("centre", submit),
};

async function showCheck(request: WebRequest): Promise<Reply> {
  const grid = await findGrid(request, request.query["series"]);
  return grid ? checkPage(request, grid, [], 200) : notFound;
}

async function submit(request: WebRequest): Promise<Reply> {
  const { app, actor, form, params } = request;
  const grid = await findGrid(request, form["series"]);
  if (!grid) return notFound;
  const checked = checkedRows(grid, form, actor.centreId ?? "");
  if (!checked) return checkPage(request, grid, [goneMeanwhile], 422);
  const { series } = grid.series;
  const decision = await perform(app, actor, submitMarks, { set: { series, rows: checked } });
  if (!decision.ok) return checkPage(request, grid, decision.refusals, 422);
  const { recorded, corrected } = decision.value;
  const component = encodeURIComponent(params["component"] ?? "");
  return redirect(`/centre/marks/${component}?series=${series}&submitted=${recorded + corrected}`);
}

const goneMeanwhile: Refusal = {
  code: "drafts-gone",
  text: "Another person submitted or took out some of these marks since you opened the page. Check what is left.",
};

/**
 * The drafts that the person had before them, as marks with the version they saw; undefined when one is there no more.
 */
function checkedRows(grid: Grid, form: WebRequest["form"], centreId: string): readonly MarkRow[] | undefined {
  const rows = freshGrid(grid.candidates);
  const asked = rows.flatMap((row, index) => {
    const version = form[`d.${row.key}`];
    return version === undefined ? [] : [{ row, line: index + 1, version }];
  });
  if (asked.some(({ row }) => row.draft === null)) return undefined;
  const takesGrade = grid.facts.teacherMarks === "G";
  const reason = (form["reason"] ?? "").trim();
  return asked.map(({ row, line, version }) => ({
    ...markOf(row, line, { centreId, component: grid.component, takesGrade, reason }),
    seen: row.movement ?? 0,
    seenDraft: /^\d{1,9}$/.test(version) ? Number(version) : 0,
  }));
}

function checkPage(request: WebRequest, grid: Grid, refusals: readonly Refusal[], status: number): Reply {
  const { form } = request;
  const all = freshGrid(grid.candidates);
  const rows = all.filter((row) => row.draft !== null);
  const place = `/centre/marks/${encodeURIComponent(grid.component)}`;
  const { reasonFault, errors } = faultsOf(refusals, all);
  return page(
    "assess/marking/submit-marks/page.njk",
    {
      ...grid,
      rows: rows.map(shownRow),
      place,
      corrections: rows.filter((row) => row.status !== null).length,
      left: all.filter((row) => row.draft === null && row.status === null).length,
      severalOptions: new Set(all.map((row) => row.option)).size > 1,
      reason: form["reason"] ?? "",
      reasonFault,
      errors,
      breadcrumbs: [
        { text: "Marks", href: `/centre/marks?series=${grid.series.series}` },
        { text: grid.component, href: `${place}?series=${grid.series.series}` },
        { text: "Submit" },
      ],
    },
    status,
  );
}

/** A row as it is checked: what goes to the board, and what it takes the place of. */
function shownRow(row: GridRow): GridRow & { readonly what: string; readonly before: string | null } {
  const { draft_mark: mark, draft_grade: grade, draft_status: status } = row;
  return {
    ...row,
    what: describeMark({ mark, grade, status: status ?? "" }),
    before: row.status === null ? null : describeMark({ mark: row.mark, grade: row.grade, status: row.status }),
  };
}

type Fault = { readonly text: string; readonly href: string };

/** Refusals for the summary, each with whose mark it is; a missing reason is said once, beside its field. */
function faultsOf(
  refusals: readonly Refusal[],
  rows: readonly GridRow[],
): { readonly reasonFault: string | undefined; readonly errors: readonly Fault[] } {
  const reasonFault = refusals.some((each) => each.field === "reason") ? "Say why submitted marks change." : undefined;
  const others = refusals
    .filter((each) => each.field !== "reason")
    .map(({ text, line }) => {
      const row = line === undefined ? undefined : rows[line - 1];
      return { text: row ? `${row.surname}, ${row.forenames}: ${text}` : text, href: row ? `#r-${row.key}` : "#marks" };
    });
  return { reasonFault, errors: [...others, ...(reasonFault ? [{ text: reasonFault, href: "#reason" }] : [])] };
}
