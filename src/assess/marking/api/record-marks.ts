import type { Decision } from "#kernel";
import { json, largeBody, perform, refused, type Reply, type Route, type WebRequest } from "#platform";
import { recordMarks } from "../record-marks/record-marks.ts";
import type { MarksRecorded, RecordMarks } from "../record-marks/recording.ts";
import { submitMarks } from "../submit-marks/submit-marks.ts";
import { body, markRefusals, recordedAnswer } from "./schemas.ts";

/** Submits marks of the centre's own centre-marked work: JSON rows, or the same table as a CSV file. */
export const submitMarksApi: Route = {
  name: "submit-marks-api",
  face: "api",
  method: "POST",
  path: "/api/v1/marks",
  permission: "marks.submit",
  scope: "centre",
  act: "submit-marks",
  bodyBytesMax: largeBody,
  summary: "Submit marks of centre-marked work: all of a set, or none",
  api: { body, answer: recordedAnswer, refusals: markRefusals },
  handle: (request) => record(request, submitMarks),
};

/** Records marks of any component, as the board. */
export const recordMarksApi: Route = {
  name: "record-marks-api",
  face: "api",
  method: "POST",
  path: "/api/v1/board/marks",
  permission: "marks.record",
  scope: "board",
  act: "record-marks",
  bodyBytesMax: largeBody,
  summary: "Record marks of any component: all of a set, or none",
  api: { body, answer: recordedAnswer, refusals: markRefusals },
  handle: (request) => record(request, recordMarks),
};

async function record(
  { app, actor, files: [sent], json: given, query, form, idempotencyKey }: WebRequest,
  action: RecordMarks,
): Promise<Reply> {
  if (sent)
    return answerTo(
      await perform(app, actor, action, {
        file: sent.name === "" ? "marks.csv" : sent.name,
        bytes: sent.bytes,
        reason: form["reason"] ?? query["reason"] ?? "",
      }),
    );
  const marks = memberOf(given, "marks");
  const reason = memberOf(given, "reason");
  if (!Array.isArray(marks))
    return refused([{ code: "marks-none", text: "Send marks as a list under “marks”, or a CSV file." }]);
  return answerTo(
    await perform(app, actor, action, { marks, reason: typeof reason === "string" ? reason : "" }, idempotencyKey),
  );
}

function answerTo(decision: Decision<MarksRecorded>): Reply {
  return decision.ok ? json(decision.value) : refused(decision.refusals);
}

/** A member of a JSON object; undefined when there is none. */
function memberOf(value: unknown, name: string): unknown {
  return value !== null && typeof value === "object"
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
