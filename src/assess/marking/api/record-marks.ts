import type { Decision } from "#kernel";
import { performFor } from "#platform/pages";
import { fieldText } from "#platform/perform";
import { json, largeBody, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { recordMarks } from "../record-marks/record-marks.ts";
import type { MarksRecorded, RecordMarks } from "../record-marks/recording.ts";
import { marksListMissing } from "../refusals.ts";
import { submitMarks } from "../submit-marks/submit-marks.ts";
import { body, markRefusals, recordedAnswer } from "./schemas.ts";

/** A file of marks, or some thousands of them as JSON: nine values and their object each. */
const takes = { files: largeBody, json: 1_000_000, values: 100_000 } as const;

/** Submits marks of the centre's own centre-marked work: JSON rows, or the same table as a CSV file. */
export const submitMarksApi: Route = {
  name: "submit-marks-api",
  face: "api",
  method: "POST",
  path: paths.marksApi.pattern,
  permission: "marks.submit",
  scope: "centre",
  act: "submit-marks",
  takes,
  summary: "Submit marks for centre-marked work: all of a set, or none",
  api: { body, answer: recordedAnswer, refusals: markRefusals },
  handle: (request) => record(request, submitMarks),
};

/** Records marks of any component, as the board. */
export const recordMarksApi: Route = {
  name: "record-marks-api",
  face: "api",
  method: "POST",
  path: paths.boardMarksApi.pattern,
  permission: "marks.record",
  scope: "board",
  act: "record-marks",
  takes,
  summary: "Record marks of any component: all of a set, or none",
  api: { body, answer: recordedAnswer, refusals: markRefusals },
  handle: (request) => record(request, recordMarks),
};

async function record(request: WebRequest, action: RecordMarks): Promise<Reply> {
  const {
    files: [sent],
    json: given,
    query,
    form,
  } = request;
  if (sent) {
    const file = sent.name === "" ? "marks.csv" : sent.name;
    const reason = form["reason"] ?? query["reason"] ?? "";
    return answerTo(await performFor(request, action, { file, bytes: sent.bytes, reason }));
  }
  const marks = memberOf(given, "marks");
  if (!Array.isArray(marks)) return refused([marksListMissing.of()]);
  return answerTo(await performFor(request, action, { marks, reason: fieldText(given, "reason") }));
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
