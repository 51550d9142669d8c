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

/** A remark of a rule as a line of the report, in its place. */
export function placedRemark(remark: Remark, sent: SentFile): ReportLine {
  const { about, number, code, text } = remark;
  return {
    severity: remark.severity === "error" ? "E" : "W",
    ...(findPlace(about, sent) ?? wholeFile),
    code: String(number),
    slug: code,
    text,
    candidateNumber: about.candidateNumber === undefined ? null : shownNumber(about.candidateNumber),
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
): Slices<readonly ReportLine[]> {
  if (faults.length === 0) return [];
  const [records, wanted] = [new Map<number, ExchangeRecord>(), new Set(faults.map(({ line }) => line))];
  for (const { records: all, lines } of parsed.centres) {
    yield* forEachSliced(all, 5_000, (record, index) => {
      const line = lines[index] ?? 0;
      if (wanted.has(line)) records.set(line, record);
    });
  }
  return faults.map((fault) => ({ ...faultLine(fault), ...subjectOf(records.get(fault.line)) }));
}

/** A fault that is about no record. */
export function faultLine({ severity, line, column, code, slug, text }: Fault): ReportLine {
  const said = { severity: severity === "error" ? "E" : "W", line, column, code: String(code), slug, text } as const;
  return { ...said, ...subjectOf(undefined) };
}

function subjectOf(record: ExchangeRecord | undefined): Pick<ReportLine, "candidateNumber" | "option" | "component"> {
  const candidateNumber = record && "candidate" in record ? record.candidate : null;
  const isMark = record?.type === "M";
  return { candidateNumber, option: isMark ? record.option : null, component: isMark ? record.component : null };
}

/** The lines of a report in the order of the file; very many are counted instead of listed. */
export function reportLines(lines: readonly ReportLine[]): readonly ReportLine[] {
  const sorted = lines.toSorted((a, b) => a.line - b.line || a.column - b.column || Number(a.code) - Number(b.code));
  const errors = sorted.filter((line) => line.severity === "E");
  const warnings = sorted.filter((line) => line.severity === "W");
  return [
    ...shortened(errors, (count) => faultLine(makeFault("faults-more", 0, 0, { count }))),
    ...shortened(warnings, (count) => moreWarnings(count)),
  ].sort((a, b) => a.line - b.line || a.column - b.column);
}

function moreWarnings(count: number): ReportLine {
  const { number, code, text } = fileRemark("remarks-more", {}, { count });
  const about = { severity: "W", line: 0, column: 0, code: String(number), slug: code, text } as const;
  return { ...about, ...subjectOf(undefined) };
}

function shortened(lines: readonly ReportLine[], more: (count: number) => ReportLine): readonly ReportLine[] {
  if (lines.length <= linesMax) return lines;
  const line = lines.at(-1)?.line ?? 0;
  return [...lines.slice(0, linesMax), { ...more(lines.length - linesMax), line, column: 0 }];
}
