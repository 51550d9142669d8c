import type { FilesTaken } from "#exchange";
import { type Decision, ok } from "#kernel";
import { performFor } from "#platform/pages";
import type { UploadedFile, WebRequest } from "#platform/web";
import { paths } from "./paths.ts";
import { markFileKind } from "./receive-mark-file/mark-files.ts";
import { receiveMarkFile } from "./receive-mark-file/receive-mark-file.ts";
import { submitMarks } from "./submit-marks/submit-marks.ts";
import { takeMarkFile } from "./take-mark-file/take-mark-file.ts";

/** What marking brings to the exchange. A centre may send marks as a table from the same page. */
export const markFiles: FilesTaken = {
  kind: markFileKind,
  acts: { centre: receiveMarkFile, board: takeMarkFile },
  trail: { centre: { text: "Marks", href: paths.marks() }, board: { text: "Marking", href: paths.marking() } },
  ofSubjects: { text: "See the marks of your subjects", href: paths.marks() },
  results: { text: "See the marks", href: paths.marks() },
  also: {
    pattern: /\.csv$/i,
    hint: "You can also send marks as a CSV file. The marks go to the board immediately.",
    take: submitTable,
  },
};

async function submitTable(request: WebRequest, { name, bytes }: UploadedFile): Promise<Decision<string>> {
  const decision = await performFor(request, submitMarks, { file: name, bytes, reason: request.form["reason"] ?? "" });
  if (!decision.ok) return decision;
  const { series, recorded, corrected } = decision.value;
  return ok(paths.marks({ series, recorded, corrected }));
}
