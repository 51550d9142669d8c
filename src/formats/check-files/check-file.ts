import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { readBasedataBundle } from "../basedata/bundle.ts";
import { exchangeReader } from "../exchange-file/reader.ts";
import { type ParsedFile } from "../exchange-file/parse-exchange-file.ts";
import { makeFault, type Fault } from "../faults.ts";
import { findFileName } from "../file-name.ts";
import { parseReply } from "../reply/reply.ts";

/** What a check of one file found. The counts are those of `FileSummary`; a reply has none. */
export type FileReport = {
  readonly file: string;
  readonly type: string | null;
  readonly accepted: boolean;
  readonly records: number;
  readonly candidates: number;
  readonly entries: number;
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
};

/** No more errors, and no more warnings, than this are listed. */
export const listedMax = 1000;
const wholeMax = 16 * 1024 * 1024;

/** Checks the structure and identifiers of a file on disk as it is read. A file that cannot be read is refused. */
export async function checkFile(path: string): Promise<FileReport> {
  const name = basename(path);
  try {
    const chunks = createReadStream(path);
    if (/^Z.*\.zip$/i.test(name)) return await checkBundle(path, name, chunks);
    if (findFileName(name)?.letter === "X") return await checkReply(path, name, chunks);
    return await checkRecords(path, name, chunks);
  } catch (fault) {
    const reason = fault instanceof Error && "code" in fault ? String(fault.code) : "unknown reason";
    return { ...emptyReport(path, name), errors: [makeFault("file-unreadable", 0, 0, { reason })] };
  }
}

function emptyReport(path: string, name: string): FileReport {
  const type = findFileName(name)?.letter ?? null;
  return { file: path, type, accepted: false, records: 0, candidates: 0, entries: 0, errors: [], warnings: [] };
}

async function checkRecords(path: string, name: string, chunks: AsyncIterable<Buffer>): Promise<FileReport> {
  const reader = exchangeReader(name);
  const [errors, warnings]: [Fault[], Fault[]] = [[], []];
  let report = emptyReport(path, name);
  const take = (events: ReturnType<typeof reader.push>) => {
    for (const event of events) {
      if (event.kind === "fault") keep(event.fault.severity === "error" ? errors : warnings, event.fault);
      if (event.kind === "summary") report = { ...report, ...totals(event.summary, errors), errors, warnings };
    }
  };
  for await (const chunk of chunks) take(reader.push(chunk));
  take(reader.finish());
  return report;
}

function keep(list: Fault[], fault: Fault): void {
  if (list.length < listedMax) list.push(fault);
}

function totals(
  summary: {
    type: string | null;
    accepted: boolean;
    records: number;
    candidates: number;
    entries: number;
    errors: number;
  },
  errors: Fault[],
): Omit<FileReport, "file" | "errors" | "warnings"> {
  const { type, accepted, records, candidates, entries } = summary;
  const unlisted = summary.errors - errors.length;
  if (unlisted > 0) errors.push(makeFault("faults-more", 0, 0, { count: unlisted }));
  return { type, accepted, records, candidates, entries };
}

async function checkReply(path: string, name: string, chunks: AsyncIterable<Buffer>): Promise<FileReport> {
  const bytes = await readWhole(chunks);
  const faults = bytes ? parseReply(name, bytes).faults : [makeFault("line-endless", 1, 1, { length: wholeMax })];
  return { ...emptyReport(path, name), accepted: faults.length === 0, errors: faults };
}

/** The files of a bundle one by one and against each other; the sentences say which file they are about. */
async function checkBundle(path: string, name: string, chunks: AsyncIterable<Buffer>): Promise<FileReport> {
  const bytes = await readWhole(chunks);
  if (!bytes)
    return { ...emptyReport(path, name), type: "Z", errors: [makeFault("bundle-too-large", 0, 0, { value: name })] };
  const { files, faults } = readBasedataBundle(bytes);
  const named = (each: ParsedFile, list: readonly Fault[]) =>
    list.map((fault) => ({ ...fault, text: `${each.name}: ${fault.text}` }));
  const errors = [...faults, ...files.flatMap((each) => named(each, each.faults))].slice(0, listedMax);
  const warnings = files.flatMap((each) => named(each, each.warnings)).slice(0, listedMax);
  const records = files.reduce((sum, each) => sum + each.summary.records, 0);
  return { ...emptyReport(path, name), type: "Z", accepted: errors.length === 0, records, errors, warnings };
}

/** All bytes, or undefined when there are more than a reply or bundle ever has. */
async function readWhole(chunks: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > wholeMax) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
