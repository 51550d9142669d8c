import type { Known } from "./known.ts";
import type { Recipes } from "./recipes.ts";

/** Before the marks of centres are due. */
const may = "2026-05-01T10:00:00Z";

/** The pages of marks: a centre's own, and the board's from components down to the history of one mark. */
export function markingPages({
  series,
  centre,
  number,
  option,
  component,
  teacherMarked,
  markFile,
  held,
}: Known): Recipes {
  const grid = `/centre/marks/${encodeURIComponent(teacherMarked)}`;
  const at = `/board/marking/${encodeURIComponent(component)}`;
  const mark = `${at}/${centre}/${number}/${option}`;
  const onHold = `/board/marking/${held.map(encodeURIComponent).join("/")}`;
  return {
    "list-centre-marks": ["/centre/marks"],
    "mark-grid": [`${grid}?series=${series}`, { path: `${grid}?series=${series}`, at: may }],
    "check-marks": [{ path: `${grid}/submit?series=${series}`, at: may }],
    "list-mark-files": ["/centre/mark-files"],
    "show-mark-file": [`/centre/mark-files/${markFile}`],
    "fetch-mark-file-reply": [`/centre/mark-files/${markFile}/reply`],
    "list-any-mark-files": ["/board/mark-files", "/board/mark-files?status=rejected"],
    "show-any-mark-file": [`/board/mark-files/${markFile}`],
    "fetch-any-mark-file-reply": [`/board/mark-files/${markFile}/reply`],
    "marking-completeness": ["/board/marking", "/board/marking?show=outstanding"],
    "marking-component": [`${at}?series=${series}`],
    "marking-centre": [`${at}/${centre}?series=${series}`],
    "show-mark": [mark, onHold].map((place) => `${place}?series=${series}`),
    "ask-hold-mark": [`${mark}/hold?series=${series}`],
    "ask-release-hold": [`${onHold}/release?series=${series}`],
    "load-marks": ["/board/marks"],
  };
}
