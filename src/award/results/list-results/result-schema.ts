/** What the API gives of a result, as JSON Schema. */
export const resultSchema = {
  type: "object",
  required: [
    "centre", "series", "candidateNumber", "uci", "uln", "surname", "forenames", "option", "title", "family", "kind",
    "status", "grade", "partialAbsence", "shown", "total", "maxTotal", "uniform", "points", "version", "changed",
  ],
  additionalProperties: false,
  properties: {
    centre: { type: "string" }, series: { type: "string" }, candidateNumber: { type: "string" },
    uci: { type: "string" }, uln: { type: ["string", "null"] }, surname: { type: "string" },
    forenames: { type: "string" }, option: { type: "string" }, title: { type: "string" }, family: { type: "string" },
    kind: { enum: ["award", "unit", "certification"] }, status: { enum: ["graded", "no-result", "pending"] },
    grade: { type: ["string", "null"] }, partialAbsence: { type: "boolean" }, shown: { type: "string" },
    total: { type: ["integer", "null"] }, maxTotal: { type: ["integer", "null"] },
    uniform: { type: ["integer", "null"] }, points: { type: ["integer", "null"] }, version: { type: "integer" },
    changed: { type: "boolean" },
  },
} as const;

/** A page of results of the API, as JSON Schema. */
export const resultPageSchema = {
  type: "object", required: ["series", "total", "page", "pages", "results"], additionalProperties: false,
  properties: {
    series: { type: ["string", "null"] }, total: { type: "integer" }, page: { type: "integer" },
    pages: { type: "integer" }, results: { type: "array", items: resultSchema },
  },
} as const;
