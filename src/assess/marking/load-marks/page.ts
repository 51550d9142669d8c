import { largeBody, page, perform, redirect, type Reply, type Route, type WebRequest } from "#platform";
import { marksTable } from "../record-marks/marks-table.ts";
import { recordMarks } from "../record-marks/record-marks.ts";
import { onlyFor } from "../side.ts";

const about = { face: "page", path: "/board/marks", permission: "marks.record", scope: "board" } as const;
const template = "assess/marking/load-marks/page.njk";

/** Where the board loads marks of any component as CSV, with the columns explained. */
export const loadMarksPage: Route = {
  ...about,
  name: "load-marks",
  method: "GET",
  summary: "Load marks from a CSV file",
  handle: onlyFor("board", async () => show([], "", 200)),
};

/** Loads the file, all of it or nothing. */
export const loadMarksFile: Route = {
  ...about,
  name: "load-marks-file",
  method: "POST",
  act: "record-marks",
  bodyBytesMax: largeBody,
  summary: "Record the marks of a CSV file",
  handle: onlyFor("board", load),
};

async function load({ app, actor, files: [sent], form }: WebRequest): Promise<Reply> {
  const reason = (form["reason"] ?? "").trim();
  if (!sent) return show([{ text: "Choose a file to load." }], reason, 422);
  const decision = await perform(app, actor, recordMarks, { file: sent.name, bytes: sent.bytes, reason });
  if (!decision.ok) return show(decision.refusals, reason, 422);
  const { series, recorded, corrected, unchanged } = decision.value;
  return redirect(`/board/marking?series=${series}&recorded=${recorded}&corrected=${corrected}&unchanged=${unchanged}`);
}

function show(
  faults: readonly { text: string; line?: number; column?: number; code?: string }[],
  reason: string,
  status: number,
): Reply {
  return page(
    template,
    {
      faults,
      reason,
      table: marksTable,
      errors: faults.length === 0 ? [] : [{ text: summaryOf(faults), href: faults[0]?.line ? "#faults" : "#file" }],
      breadcrumbs: [{ text: "Marking", href: "/board/marking" }, { text: "Load marks" }],
    },
    status,
  );
}

function summaryOf(faults: readonly { text: string }[]): string {
  return faults.length === 1
    ? (faults[0]?.text ?? "")
    : `The file has ${faults.length} faults. Mend them and load it again.`;
}
