import type { FileKind } from "../file-kind.ts";
import { fileStatuses } from "../report.ts";

export const count = { type: "integer", minimum: 0 } as const;
const textOrNull = { type: ["string", "null"] } as const;

const lineSchema = {
  type: "object",
  required: ["severity", "line", "column", "code", "slug", "text"],
  properties: {
    severity: { type: "string", enum: ["E", "W", "N"] },
    line: count,
    column: count,
    code: { type: "string", pattern: "^[1-4][0-9]{2}$" },
    slug: { type: "string" },
    text: { type: "string" },
    candidateNumber: textOrNull,
    candidateName: textOrNull,
    option: textOrNull,
    component: textOrNull,
  },
} as const;

/** The report of a file as the API gives it. */
export function reportSchema(kind: FileKind): object {
  return {
    type: "object",
    required: ["fileId", "centreId", "name", "status", "known", "records", "candidates", "entries", "lines"],
    properties: {
      fileId: { type: "string", format: "uuid" },
      centreId: { type: "string" },
      name: { type: "string" },
      kind: { ...textOrNull, enum: [...kind.letters.map(({ letter }) => letter), null] },
      series: textOrNull,
      sequence: { type: ["integer", "null"] },
      receivedAt: { type: "string", format: "date-time" },
      status: { type: "string", enum: fileStatuses },
      known: { type: "boolean" },
      records: count,
      candidates: count,
      entries: count,
      ...Object.fromEntries(kind.counts.map(({ name }) => [name, count])),
      errors: count,
      warnings: count,
      notes: count,
      lines: { type: "array", items: lineSchema },
    },
  };
}
