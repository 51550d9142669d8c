import { type Fault, makeFault } from "#formats";
import type { ExchangeRecord } from "#formats/exchange-file";
import { forEachSliced, type Slices } from "#kernel";
import type { Place } from "../file-kind.ts";
import { fileRemark } from "../file-remarks.ts";
import { type About, type Remark, shownNumber } from "../remark.ts";
import { linesMax, type ReportLine } from "../report.ts";
import type { SentFile } from "./read-sent-file.ts";

/** Where the headers of a file say what remarks are about. */
const headerPlaces: Readonly<Record<string, Place>> = {
  type: { line: 1, column: 1 },
  "awarding-body": { line: 1, column: 8 },
  series: { line: 1, column: 10 },
  centres: { line: 1, column: 14 },
  centre: { line: 2, column: 3 },
  sequence: { line: 2, column: 14 },
  records: { line: 2, column: 0 },
};

const wholeFile: Place = { line: 0, column: 0 };

const letters = { error: "E", warning: "W", note: "N" } as const;

/** A remark of a rule as a line of the report, in its place. */
export function placedRemark(remark: Remark, sent: SentFile): ReportLine {
  const { about, number, code, text } = remark;
  return {
    severity: letters[remark.severity],
    ...(findPlace(about, sent) ?? wholeFile),
    code: String(number),
    slug: code,
    text,
    candidateNumber: about.candidateNumber === undefined ? null : shownNumber(about.candidateNumber),
    candidateName: about.candidateNumber === undefined ? null : nameIn(sent, shownNumber(about.candidateNumber)),
    option: about.option ?? null,
    component: about.component ?? null,
  };
}

function findPlace(about: About, sent: SentFile): Place | undefined {
  return about.candidateNumber === undefined ? headerPlaces[about.field ?? ""] : sent.opened?.findPlace(about);
}

/** Faults of the formats as lines of the report, each with the candidate of the record on its line. */
export function* faultLines(
  faults: readonly Fault[],
  { parsed }: Pick<SentFile, "parsed">,
  noted: readonly string[] = [],
): Slices<readonly ReportLine[]> {
  if (faults.length === 0) return [];
  const [records, wanted] = [new Map<number, ExchangeRecord>(), new Set(faults.map(({ line }) => line))];
  for (const { records: all, lines } of parsed.centres) {
    yield* forEachSliced(all, 5_000, (record, index) => {
      const line = lines[index] ?? 0;
      if (wanted.has(line)) records.set(line, record);
    });
  }
  return faults.map((fault) => ({
    ...faultLine(fault),
    ...subjectOf(records.get(fault.line)),
    ...(noted.includes(fault.slug) ? { severity: "N" } : {}),
  }));
}

/** A fault that is about no record. */
export function faultLine({ severity, line, column, code, slug, text }: Fault): ReportLine {
  const said = { severity: letters[severity], line, column, code: String(code), slug, text } as const;
  return { ...said, ...subjectOf(undefined) };
}

type Subject = Pick<ReportLine, "candidateNumber" | "candidateName" | "option" | "component">;

function subjectOf(record: ExchangeRecord | undefined): Subject {
  const candidateNumber = record && "candidate" in record ? record.candidate : null;
  const isMark = record?.type === "M";
  return {
    candidateNumber,
    candidateName: record && "name" in record ? record.name || null : null,
    option: isMark ? record.option : null,
    component: isMark ? record.component : null,
  };
}

/** The names in a file by candidate number, of each the first: looked up once for all remarks on the file. */
const namesIn = new WeakMap<SentFile["parsed"], ReadonlyMap<string, string>>();

function nameIn({ parsed }: Pick<SentFile, "parsed">, candidateNumber: string): string | null {
  const known = namesIn.get(parsed);
  if (known) return known.get(candidateNumber) ?? null;
  const names = new Map<string, string>();
  for (const { records } of parsed.centres) {
    for (const record of records) {
      if ("candidate" in record && "name" in record && record.name !== "" && !names.has(record.candidate)) {
        names.set(record.candidate, record.name);
      }
    }
  }
  namesIn.set(parsed, names);
  return names.get(candidateNumber) ?? null;
}

type Order = (a: ReportLine, b: ReportLine) => number;

/**
 * The lines of a report: errors, then warnings, then notes, each in the order of the file; among warnings the gravest
 * first, so that none is buried. Very many are counted instead of listed.
 */
export function* reportLines(
  lines: readonly ReportLine[],
  gravest: readonly string[] = [],
): Slices<readonly ReportLine[]> {
  const ranks = new Map(gravest.map((slug, rank) => [slug, rank]));
  const rank = ({ slug }: ReportLine) => ranks.get(slug) ?? gravest.length;
  const inOrder: Order = (a, b) => a.line - b.line || a.column - b.column || Number(a.code) - Number(b.code);
  const gravestFirst: Order = (a, b) => rank(a) - rank(b) || inOrder(a, b);
  return [
    ...(yield* listed(lines, "E", inOrder, (count) => faultLine(makeFault("faults-more", 0, 0, { count })))),
    ...(yield* listed(lines, "W", gravestFirst, (count) => unlisted("remarks-more", count))),
    ...(yield* listed(lines, "N", inOrder, (count) => unlisted("notes-more", count))),
  ];
}

function unlisted(slug: "remarks-more" | "notes-more", count: number): ReportLine {
  const { severity, number, code, text } = fileRemark(slug, {}, { count });
  const about = { severity: letters[severity], line: 0, column: 0, code: String(number), slug: code, text } as const;
  return { ...about, ...subjectOf(undefined) };
}

/** The first lines of a severity in their order; of what comes after them the number, at the place of the last. */
function* listed(
  lines: readonly ReportLine[],
  severity: ReportLine["severity"],
  order: Order,
  more: (count: number) => ReportLine,
): Slices<readonly ReportLine[]> {
  let first: ReportLine[] = [];
  let last: ReportLine | undefined;
  let count = 0;
  yield* forEachSliced(lines, 1_000, (line) => {
    if (line.severity !== severity) return;
    count += 1;
    first.push(line);
    if (!last || order(line, last) >= 0) last = line;
    if (first.length >= 2 * linesMax) first = first.sort(order).slice(0, linesMax);
  });
  first = first.sort(order).slice(0, linesMax);
  return last && count > linesMax ? [...first, { ...more(count - linesMax), line: last.line, column: 0 }] : first;
}
