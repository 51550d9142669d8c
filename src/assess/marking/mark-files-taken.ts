import type { FilesTaken } from "#exchange";
import { ok, type Decision } from "#kernel";
import { perform, type UploadedFile, type WebRequest } from "#platform";
import { markFileKind } from "./receive-mark-file/mark-files.ts";
import { receiveMarkFile } from "./receive-mark-file/receive-mark-file.ts";
import { submitMarks } from "./submit-marks/submit-marks.ts";
import { takeMarkFile } from "./take-mark-file/take-mark-file.ts";

/** What marking brings to the exchange. A centre may send marks as a table from the same page. */
export const markFiles: FilesTaken = {
  kind: markFileKind,
  acts: { centre: receiveMarkFile, board: takeMarkFile },
  trail: { centre: { text: "Marks", href: "/centre/marks" }, board: { text: "Marking", href: "/board/marking" } },
  ofSubjects: { text: "Marks of your subjects", href: "/centre/marks" },
  results: { text: "See the marks", href: "/centre/marks" },
  also: {
    pattern: /\.csv$/i,
    hint: "You can also send marks as a CSV file. The marks go to the board at once.",
    field: { name: "reason", label: "Reason, if a CSV file changes marks already recorded" },
    take: submitTable,
  },
};

async function submitTable(request: WebRequest, { name, bytes }: UploadedFile): Promise<Decision<string>> {
  const { app, actor, form, idempotencyKey } = request;
  const raw = { file: name, bytes, reason: form["reason"] ?? "" };
  const decision = await perform(app, actor, submitMarks, raw, idempotencyKey);
  if (!decision.ok) return decision;
  const { series, recorded, corrected } = decision.value;
  return ok(`/centre/marks?series=${series}&recorded=${recorded}&corrected=${corrected}`);
}
