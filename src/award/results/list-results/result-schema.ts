/** What the API gives of a result, as JSON Schema. */
export const resultSchema = {
  type: "object",
  properties: {
    centre: { type: "string" }, series: { type: "string" }, candidateNumber: { type: "string" }, uci: { type: "string" },
    uln: { type: ["string", "null"] }, surname: { type: "string" }, forenames: { type: "string" }, option: { type: "string" },
    title: { type: "string" }, family: { type: "string" }, kind: { enum: ["award", "unit", "certification"] },
    status: { enum: ["graded", "no-result", "pending"] }, grade: { type: ["string", "null"] }, partialAbsence: { type: "boolean" },
    shown: { type: "string" }, total: { type: ["integer", "null"] }, maxTotal: { type: ["integer", "null"] },
    uniform: { type: ["integer", "null"] }, points: { type: ["integer", "null"] }, version: { type: "integer" },
  },
} as const;
