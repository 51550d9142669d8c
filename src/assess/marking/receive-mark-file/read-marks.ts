import type { About, FileSection, Place } from "#exchange";
import type { MarkRecord } from "#formats/layouts";
import { forEachSliced, type Slices } from "#kernel";
import type { MarkRow, MarkSet, MarkStatus } from "../mark.ts";

/** What a mark file asks for, and where it says so. */
export type MarksWanted = {
  /** Undefined when a record is not of the right form: its marks are then not looked at. */
  readonly set: MarkSet | undefined;
  /** The UCI that the first record of each candidate names. */
  readonly people: readonly { readonly candidateNumber: number; readonly uci: string }[];
  readonly ofCandidate: ReadonlyMap<number, readonly MarkRow[]>;
};

/** Where the fields of a mark are in a record M5 (our own design, since JCQ's is not public). */
const columns: Readonly<Record<string, number>> = {
  candidate_number: 9,
  uci: 53,
  option: 66,
  component: 72,
  mark: 84,
  grade: 87,
  status: 89,
  reason: 84,
};

const statuses: Readonly<Record<string, MarkStatus>> = { "": "marked", A: "absent", W: "withdrawn", P: "incomplete" };

/**
 * Reads a mark file whole. A mark that differs from one recorded before is a correction, for which the file is the
 * reason.
 */
export function* readMarks({ name, series, section, isSound }: FileSection): Slices<MarksWanted> {
  const rows: MarkRow[] = [];
  const ofCandidate = new Map<number, MarkRow[]>();
  const people: { candidateNumber: number; uci: string }[] = [];
  yield* forEachSliced(section.records, 1_000, (record, index) => {
    if (record.type !== "M") return;
    const row = rowOf(record, section.lines[index] ?? 0, `Sent in ${name}`);
    rows.push(row);
    const others = ofCandidate.get(row.candidateNumber);
    if (others) return void others.push(row);
    ofCandidate.set(row.candidateNumber, [row]);
    people.push({ candidateNumber: row.candidateNumber, uci: record.uci });
  });
  return { set: isSound ? { series, rows, file: name, columns } : undefined, people, ofCandidate };
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

/** Where a file says what a remark is about: the record of the mark, or the first of the candidate. */
export function findPlace({ ofCandidate }: MarksWanted, about: About): Place | undefined {
  const row = ofCandidate
    .get(about.candidateNumber ?? 0)
    ?.find(
      ({ option, component }) =>
        (about.option === undefined || option === about.option) &&
        (about.component === undefined || component === about.component),
    );
  return row && { line: row.line, column: columns[about.field ?? ""] ?? 0 };
}
