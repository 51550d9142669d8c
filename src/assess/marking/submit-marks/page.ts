import { sortName } from "#candidates";
import type { Refusal } from "#kernel";
import { faultsOf, performFor } from "#platform/pages";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { findGrid, type Grid } from "../enter-marks/find-grid.ts";
import { freshGrid, type GridRow, markOf } from "../enter-marks/read-grid.ts";
import { describeMark, type MarkRow } from "../mark.ts";
import { paths } from "../paths.ts";
import { draftsGone, reasonNeeded } from "../refusals.ts";
import { gridTakes, onlyFor } from "../side.ts";
import { submitMarks } from "./submit-marks.ts";

const about = { face: "page", path: paths.submission.pattern, scope: "centre", permission: "marks.submit" } as const;

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
  takes: gridTakes,
  summary: "Submit the marks of one component to the board",
  handle: onlyFor("centre", submit),
};

async function showCheck(request: WebRequest): Promise<Reply> {
  const grid = await findGrid(request, request.query["series"]);
  return grid ? checkPage(request, grid, []) : notFound;
}

async function submit(request: WebRequest): Promise<Reply> {
  const { actor, form } = request;
  const grid = await findGrid(request, form["series"]);
  if (!grid) return notFound;
  const checked = checkedRows(grid, form, actor.centreId ?? "");
  if (!checked) return checkPage(request, grid, [draftsGone.of()]);
  const { component } = grid;
  const { series } = grid.series;
  const decision = await performFor(request, submitMarks, { set: { series, rows: checked } });
  if (!decision.ok) return checkPage(request, grid, decision.refusals);
  const { recorded, corrected } = decision.value;
  return redirect(paths.grid({ component }, { series, submitted: recorded + corrected }));
}

/**
 * The drafts that the person had before them, as marks with the version they saw; undefined when one of them is no
 * longer there.
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

function checkPage({ form }: WebRequest, grid: Grid, refused: readonly Refusal[]): Reply {
  const all = freshGrid(grid.candidates);
  const rows = all.filter((row) => row.draft !== null);
  const { component, series } = grid;
  const [refusals, corrections] = [namedRefusals(refused, all), rows.filter((row) => row.status !== null).length];
  const severalOptions = new Set(all.map((row) => row.option)).size > 1;
  const back = paths.grid({ component }, { series: series.series });
  const data = {
    ...grid,
    rows: rows.map(shownRow),
    columns: columnsOf(severalOptions, corrections),
    corrections,
    left: all.filter((row) => row.draft === null && row.status === null).length,
    severalOptions,
    reason: form["reason"] ?? "",
    refusals,
    faults: faultsOf(refusals),
    back,
    trail: [
      { text: "Marks", href: paths.marks({ series: series.series }) },
      { text: component, href: back },
    ],
  };
  return page("assess/marking/submit-marks/page.njk", data, refusals.length > 0 ? 422 : 200);
}

function columnsOf(severalOptions: boolean, corrections: number): readonly { readonly text: string }[] {
  const titles = [
    "Number",
    "Candidate",
    ...(severalOptions ? ["Option"] : []),
    "To submit",
    ...(corrections > 0 ? ["Submitted before"] : []),
    "Entered",
  ];
  return titles.map((text) => ({ text }));
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

/** Refusals for the summary, each with whose mark it is; a missing reason is said once, beside its field. */
function namedRefusals(refusals: readonly Refusal[], rows: readonly GridRow[]): readonly Refusal[] {
  const [withoutReason] = refusals.filter(({ code }) => code === reasonNeeded.code);
  const others = refusals.filter(({ code }) => code !== reasonNeeded.code);
  return [
    ...others.map((refusal) => {
      const row = refusal.line === undefined ? undefined : rows[refusal.line - 1];
      if (!row) return { ...refusal, field: "marks" };
      return { ...refusal, text: `${sortName(row)}: ${refusal.text}`, field: `r-${row.key}` };
    }),
    ...(withoutReason ? [{ ...withoutReason, text: "Enter a reason for changing submitted marks" }] : []),
  ];
}
