import type { Refusal } from "#kernel";
import { performFor } from "#platform/pages";
import { largeBody, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { marksTable } from "../record-marks/marks-table.ts";
import { recordMarks } from "../record-marks/record-marks.ts";
import { marksFileMissing } from "../refusals.ts";
import { onlyFor } from "../side.ts";

const about = { face: "page", path: paths.loadMarks.pattern, permission: "marks.record", scope: "board" } as const;

/** Where the board loads marks of any component as CSV, with the columns explained. */
export const loadMarksPage: Route = {
  ...about,
  name: "load-marks",
  method: "GET",
  summary: "Load marks from a CSV file",
  handle: onlyFor("board", async () => show([], "")),
};

/** Loads the file, all of it or nothing. */
export const loadMarksFile: Route = {
  ...about,
  name: "load-marks-file",
  method: "POST",
  act: "record-marks",
  takes: { files: largeBody },
  summary: "Record the marks of a CSV file",
  handle: onlyFor("board", load),
};

async function load(request: WebRequest): Promise<Reply> {
  const [sent] = request.files;
  const reason = (request.form["reason"] ?? "").trim();
  if (!sent) return show([marksFileMissing.of()], reason);
  const decision = await performFor(request, recordMarks, { file: sent.name, bytes: sent.bytes, reason });
  if (!decision.ok) return show(decision.refusals, reason);
  const { changes: _changes, ...counts } = decision.value;
  return redirect(paths.marking(counts));
}

/** The page, with what was refused: line by line, when it is in the file. */
function show(refusals: readonly Refusal[], reason: string): Reply {
  const lines = refusals.filter(({ line }) => line !== undefined);
  const data = {
    lines,
    refusals: refusals.length > 1 ? [manyErrors(refusals.length)] : refusals.map(besideFile),
    reason,
    table: marksTable,
    trail: [{ text: "Marking", href: paths.marking() }],
  };
  return page("assess/marking/load-marks/page.njk", data, refusals.length > 0 ? 422 : 200);
}

function besideFile(refusal: Refusal): Refusal {
  return { ...refusal, field: refusal.line === undefined ? "file" : "errors" };
}

function manyErrors(count: number): Omit<Refusal, "code"> {
  return { text: `The file has ${count} errors. Correct them and load it again.`, field: "errors" };
}
