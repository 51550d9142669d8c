import { makeFault, type Fault } from "../faults.ts";
import { findFileName, nameFault } from "../file-name.ts";

export const replyStatuses = ["ACCEPTED", "ACCEPTED WITH WARNINGS", "REJECTED"] as const;
export type ReplyStatus = (typeof replyStatuses)[number];

/** What is said of a file in a reply: a place, a code of the table and its sentence. */
export type Remark = Pick<Fault, "line" | "column" | "code" | "text">;

/** The answer to a file: a rejected file changed nothing, an accepted one was applied whole. Our own design. */
export type Reply = {
  /** Name of the file that is answered. */
  readonly file: string;
  /** ISO date and time, such as `2026-02-12T09:30:00Z`. */
  readonly received: string;
  readonly status: ReplyStatus;
  readonly records: number;
  readonly candidates: number;
  readonly entries: number;
  readonly errors: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** What was done, where nothing is to be done about it. */
  readonly notes: readonly Remark[];
};

/** The status that follows from what was found. */
export function replyStatus(errors: number, warnings: number): ReplyStatus {
  if (errors > 0) return "REJECTED";
  return warnings > 0 ? "ACCEPTED WITH WARNINGS" : "ACCEPTED";
}

/** Writes the reply: plain ASCII lines, CR LF. */
export function renderReply(reply: Reply): string {
  const lines = [
    `FILE: ${reply.file}`,
    `RECEIVED: ${reply.received}`,
    `STATUS: ${reply.status}`,
    `RECORDS: ${reply.records}`,
    `CANDIDATES: ${reply.candidates}`,
    `ENTRIES: ${reply.entries}`,
    ...reply.errors.map((remark) => renderRemark("E", remark)),
    ...reply.warnings.map((remark) => renderRemark("W", remark)),
    ...reply.notes.map((remark) => renderRemark("N", remark)),
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

function renderRemark(letter: "E" | "W" | "N", { line, column, code, text }: Remark): string {
  return `${letter} ${line} ${column} ${code} ${text}`.replace(/[^ -~]/g, "?");
}

/** A reply read from its bytes. `faults` are of the reply itself. */
export type ParsedReply = { readonly reply: Reply | undefined; readonly faults: readonly Fault[] };

const keywords = ["FILE", "RECEIVED", "STATUS", "RECORDS", "CANDIDATES", "ENTRIES"];

/** Reads a reply. Every line must be known and the six keyword lines must come first, in their order. */
export function parseReply(name: string, bytes: Uint8Array): ParsedReply {
  const lines = Buffer.from(bytes)
    .toString("latin1")
    .replace(/\r?\n?\x1A?$/, "")
    .split(/\r?\n/);
  const faults = findFileName(name)?.letter === "X" ? [] : [nameFault(name)];
  const values = keywords.map((keyword, index) => valueOf(lines[index] ?? "", keyword, index + 1, faults));
  const [file = "", received = "", status = "", records = "", candidates = "", entries = ""] = values;
  const remarks = lines
    .slice(keywords.length)
    .map((line, index) => readRemark(line, index + keywords.length + 1, faults));
  const known = replyStatuses.find((each) => each === status);
  if (!known || faults.length > 0) return { reply: undefined, faults };
  const of = (letter: string) => remarks.flatMap((each) => (each?.letter === letter ? [each.remark] : []));
  const counts = { records: Number(records), candidates: Number(candidates), entries: Number(entries) };
  const said = { errors: of("E"), warnings: of("W"), notes: of("N") };
  return { reply: { file, received, status: known, ...counts, ...said }, faults };
}

function valueOf(line: string, keyword: string, number: number, faults: Fault[]): string {
  if (!line.startsWith(`${keyword}: `)) {
    faults.push(makeFault("reply-line-missing", number, 1, { value: keyword }));
    return "";
  }
  const value = line.slice(keyword.length + 2);
  const counts =
    number > 3 ? /^\d{1,7}$/.test(value) : keyword !== "STATUS" || replyStatuses.some((each) => each === value);
  if (!counts) faults.push(makeFault("reply-line", number, keyword.length + 3, { value: line }));
  return value;
}

function readRemark(line: string, number: number, faults: Fault[]): { letter: string; remark: Remark } | undefined {
  const parts = /^([EWN]) (\d+) (\d+) (\d{3}) ([ -~]+)$/.exec(line);
  if (!parts) {
    faults.push(makeFault("reply-line", number, 1, { value: line }));
    return undefined;
  }
  const [, letter = "", row, column, code, text = ""] = parts;
  return { letter, remark: { line: Number(row), column: Number(column), code: Number(code), text } };
}
