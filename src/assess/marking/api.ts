import { type Decision, type Refusal } from "#kernel";
import { json, notFound, perform, refused, type Reply, type Route, transactionAs, type WebRequest } from "#platform";
import { candidatesOfComponent, completeness, percentIn } from "./completeness/completeness.ts";
import { receiveMarkFile, type MarkFileReceived } from "./receive-mark-file/receive-mark-file.ts";
import { marksTable } from "./record-marks/marks-table.ts";
import { enterMarks, recordMarks, type MarksRecorded, type RecordMarks } from "./record-marks/record-marks.ts";

const whole = { type: "integer", minimum: 0 };
const text = { type: "string" };
const rowSchema = {
  type: "object",
  required: marksTable.columns.filter((column) => !("optional" in column)).map((column) => column.name),
  properties: Object.fromEntries(
    marksTable.columns.map(({ name, about }) => [
      name,
      { type: name === "mark" ? "integer" : "string", description: about },
    ]),
  ),
};
const body = {
  mediaType: "application/json",
  schema: {
    type: "object",
    required: ["marks"],
    properties: { marks: { type: "array", items: rowSchema }, reason: text },
  },
};
const recordedAnswer = {
  mediaType: "application/json",
  schema: { type: "object", properties: { series: text, recorded: whole, corrected: whole, unchanged: whole } },
};
const markRefusals = [
  "centre-not-yours",
  "component-unknown",
  "entry-absent",
  "entry-withdrawn",
  "grade-needed",
  "grade-unknown",
  "mark-above-maximum",
  "mark-form",
  "mark-held",
  "mark-needed",
  "mark-or-grade",
  "mark-repeated",
  "marks-closed",
  "marks-none",
  "marks-not-taken",
  "marks-settled",
  "reason-needed",
  "series-mixed",
  "table-empty",
] as const;
const seriesQuery = { series: { about: "such as 6A26", required: true } } as const;

/** Records marks of the centre's own centre-marked work: JSON rows, or the same table as a CSV file. */
export const enterMarksApi: Route = {
  name: "enter-marks-api",
  face: "api",
  method: "POST",
  path: "/api/v1/marks",
  permission: "marks.enter",
  scope: "centre",
  act: "enter-marks",
  summary: "Record marks of centre-marked work: all of a set, or none",
  api: { body, answer: recordedAnswer, refusals: markRefusals },
  handle: (request) => record(request, enterMarks),
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
  summary: "Record marks of any component: all of a set, or none",
  api: { body, answer: recordedAnswer, refusals: markRefusals },
  handle: (request) => record(request, recordMarks),
};

/** Takes a mark file of the exchange. */
export const sendMarkFileApi: Route = {
  name: "send-mark-file-api",
  face: "api",
  method: "POST",
  path: "/api/v1/mark-files",
  permission: "marks.enter",
  scope: "centre",
  act: "receive-mark-file",
  summary: "Send a mark file (M)",
  api: {
    query: { name: { about: "name of the file, such as M9999990.X03, when it is the whole body" } },
    body: { mediaType: "application/octet-stream", schema: { type: "string", format: "binary" } },
    answer: {
      mediaType: "application/json",
      schema: {
        type: "object",
        properties: {
          fileId: text,
          status: { enum: ["accepted", "accepted-with-warnings"] },
          again: { type: "boolean" },
          recorded: whole,
          corrected: whole,
          unchanged: whole,
          lines: {
            type: "array",
            items: { type: "object", properties: { severity: text, line: whole, column: whole, code: text, text } },
          },
        },
      },
    },
  },
  handle: receive,
};

/** The marks of one component at the centre. */
export const marksApi: Route = {
  name: "list-marks-api",
  face: "api",
  method: "GET",
  path: "/api/v1/marks",
  permission: "marks.view",
  scope: "centre",
  summary: "Current marks of one component, candidate by candidate",
  api: {
    query: {
      ...seriesQuery,
      component: { about: "such as H446/03", required: true },
      centre: { about: "for the board: which centre" },
    },
    answer: {
      mediaType: "application/json",
      schema: { type: "object", properties: { marks: { type: "array", items: rowSchema } } },
    },
  },
  handle: listMarks,
};

/** How many marks are in: the centre's own for a centre, all for the board. */
export const completenessApi: Route = {
  name: "completeness-api",
  face: "api",
  method: "GET",
  path: "/api/v1/completeness",
  permission: "marks.view",
  scope: "centre",
  summary: "Entries, marked, absent and outstanding by component",
  api: {
    query: seriesQuery,
    answer: {
      mediaType: "application/json",
      schema: {
        type: "object",
        properties: {
          components: {
            type: "array",
            items: {
              type: "object",
              properties: {
                component: text,
                title: text,
                entries: whole,
                marked: whole,
                absent: whole,
                held: whole,
                outstanding: whole,
                percent: whole,
              },
            },
          },
        },
      },
    },
  },
  handle: listCompleteness,
};

async function record(
  { app, actor, files: [sent], json: given, query, form, idempotencyKey }: WebRequest,
  action: RecordMarks,
): Promise<Reply> {
  if (sent)
    return answerTo(
      await perform(app, actor, action, {
        file: sent.name,
        bytes: sent.bytes,
        reason: form["reason"] ?? query["reason"] ?? "",
      }),
    );
  const { marks, reason } = (given ?? {}) as { marks?: unknown; reason?: unknown };
  if (!Array.isArray(marks))
    return refused([{ code: "marks-none", text: "Send marks as a list under “marks”, or a CSV file." }]);
  return answerTo(
    await perform(app, actor, action, { marks, reason: typeof reason === "string" ? reason : "" }, idempotencyKey),
  );
}

async function receive({ app, actor, files: [sent], query }: WebRequest): Promise<Reply> {
  if (!sent) return refused([{ code: "file-absent", text: "There is no file in the request. Send one mark file." }]);
  const name = query["name"] ?? sent.name;
  const decision: Decision<MarkFileReceived> = await perform(app, actor, receiveMarkFile, { name, bytes: sent.bytes });
  if (!decision.ok) return refused(decision.refusals);
  const { status, lines } = decision.value;
  const refusals: Refusal[] = lines.map(({ code, text: words, line, column }) => ({
    code,
    text: words,
    file: name,
    line,
    column,
  }));
  return status === "rejected" ? refused(refusals) : json(decision.value);
}

function answerTo(decision: Decision<MarksRecorded>): Reply {
  return decision.ok ? json(decision.value) : refused(decision.refusals);
}

async function listMarks({ app, actor, query }: WebRequest): Promise<Reply> {
  const centre = actor.centreId ?? query["centre"];
  const [series, component] = [query["series"], query["component"]];
  if (!series || !component || !centre)
    return refused([
      { code: "query-incomplete", text: "Name the series and the component, and as the board the centre." },
    ]);
  const rows = await transactionAs(app, actor, (tx) => candidatesOfComponent(tx, [series, component, centre]));
  if (rows.length === 0) return notFound;
  return json({
    marks: rows.map((row) => ({
      centre_id: centre,
      series,
      candidate_number: String(row.candidate_number).padStart(4, "0"),
      option: row.option,
      component,
      mark: row.mark,
      grade: row.grade,
      status: row.status,
    })),
  });
}

async function listCompleteness({ app, actor, query }: WebRequest): Promise<Reply> {
  const series = query["series"];
  if (!series) return refused([{ code: "query-incomplete", text: "Name the series." }]);
  const rows = await transactionAs(app, actor, (tx) =>
    completeness(tx, [series, actor.centreId, actor.side === "centre"]),
  );
  return json({ components: rows.map((row) => ({ ...row, percent: percentIn(row) })) });
}
