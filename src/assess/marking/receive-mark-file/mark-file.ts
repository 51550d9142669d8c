import { parseExchangeFile, type Fault, type MarkRecord, type ParsedFile } from "#formats";
import type { MarkRow, MarkSet, MarkStatus } from "../mark.ts";

/** A mark file as read: what is wrong with it as a file, and the marks of its one centre. */
export type MarkFile = {
  readonly parsed: ParsedFile;
  readonly centreId: string | undefined;
  /** Such as `6A26`; undefined when the header could not be read. */
  readonly series: string | undefined;
  readonly sequence: number | undefined;
  /** Undefined when the file has a fault or no marks, as a file of another type. */
  readonly set: MarkSet | undefined;
  /** What each record says of the person, in the order of the set's rows. */
  readonly people: readonly Person[];
};

export type Person = { readonly line: number; readonly candidateNumber: number; readonly uci: string };

/** Where the fields of a mark stand in a record M5 (our own design, since JCQ's is not public). */
export const markColumns = {
  candidate_number: 9,
  uci: 53,
  option: 66,
  component: 72,
  mark: 84,
  grade: 87,
  status: 89,
  reason: 84,
} as const;

const statuses: Readonly<Record<string, MarkStatus>> = { "": "marked", A: "absent", W: "withdrawn", P: "incomplete" };

/**
 * Reads a mark file whole. A mark that differs from one recorded before is a correction, for which the file is the
 * reason.
 */
export function readMarkFile(name: string, bytes: Uint8Array): MarkFile {
  const parsed = parseExchangeFile(name, bytes);
  const [centre] = parsed.centres;
  const header = centre?.centreHeader;
  const series = parsed.header ? `${parsed.header.series}${parsed.header.year}`.toUpperCase() : undefined;
  const records = (centre?.records ?? []).flatMap((record, index) =>
    record.type === "M" ? [{ record, line: centre?.lines[index] ?? 0 }] : [],
  );
  const rows = records.map(({ record, line }) => rowOf(record, line, `Sent in ${name}`));
  const isSound = parsed.faults.length === 0 && rows.length > 0;
  return {
    parsed,
    series,
    centreId: header?.centre,
    sequence: header ? Number(header.sequence) : undefined,
    set: series && isSound ? { series, rows, file: name, columns: markColumns } : undefined,
    people: records.map(({ record, line }) => ({ line, candidateNumber: Number(record.candidate), uci: record.uci })),
  };
}

function rowOf(record: MarkRecord, line: number, reason: string): MarkRow {
  return {
    line,
    centreId: record.centre,
    candidateNumber: Number(record.candidate),
    option: record.option,
    component: record.component,
    mark: record.mark,
    grade: record.grade === "" ? null : record.grade,
    status: statuses[record.markStatus] ?? "marked",
    reason,
  };
}

/** A fault of the formats as a line of the report. */
export function faultLine(fault: Fault): ReportLine {
  return {
    severity: fault.severity === "error" ? "E" : "W",
    line: fault.line,
    column: fault.column,
    code: fault.slug,
    text: fault.text,
  };
}

/** One line of a file's report: E refuses the file, W does not. */
export type ReportLine = {
  readonly severity: "E" | "W";
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly text: string;
};
