import { seriesForm } from "#catalogue";
import { marksTable } from "../record-marks/marks-table.ts";
import * as refusals from "../refusals.ts";

/** Pieces of JSON Schema that several endpoints of marks share. */
export const whole = { type: "integer", minimum: 0 };
export const text = { type: "string" };
export const rowSchema = {
  type: "object",
  required: marksTable.columns.filter((column) => !("optional" in column)).map((column) => column.name),
  properties: Object.fromEntries(
    marksTable.columns.map(({ name, about }) => [
      name,
      { type: name === "mark" ? "integer" : "string", description: about },
    ]),
  ),
};
export const body = {
  mediaType: "application/json",
  schema: {
    type: "object",
    required: ["marks"],
    properties: { marks: { type: "array", items: rowSchema }, reason: text },
  },
};
export const recordedAnswer = {
  mediaType: "application/json",
  schema: {
    type: "object",
    properties: {
      series: text,
      recorded: whole,
      corrected: whole,
      unchanged: whole,
      changes: {
        type: "array",
        description: "the marks that were changed, the first 1,000",
        items: {
          type: "object",
          properties: {
            centre_id: text,
            candidate_number: text,
            option: text,
            component: text,
            from: text,
            to: text,
            reason: text,
          },
        },
      },
    },
  },
};
export const markRefusals = [
  "table-empty",
  ...[
    refusals.centreNotYours,
    refusals.componentUnknown,
    refusals.entryAbsent,
    refusals.entryWithdrawn,
    refusals.gradeNeeded,
    refusals.gradeUnknown,
    refusals.markAboveMaximum,
    refusals.markForm,
    refusals.markHeld,
    refusals.markNeeded,
    refusals.markOrGrade,
    refusals.markRepeated,
    refusals.marksClosed,
    refusals.marksListMissing,
    refusals.marksNone,
    refusals.marksNotTaken,
    refusals.marksSettled,
    refusals.reasonNeeded,
    refusals.seriesMixed,
  ].map(({ code }) => code),
];
export const seriesQuery = { series: { about: "such as 6A26", required: true, form: seriesForm } } as const;
