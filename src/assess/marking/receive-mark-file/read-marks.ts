import type { About, FileSection, Place } from "#exchange";
import type { MarkRecord } from "#formats/layouts";
import { forEachSliced, type Slices } from "#kernel";
import type { MarkRow, MarkSet, MarkStatus } from "../mark.ts";

/** What a mark file asks for, and where it says so. */
export type MarksWanted = {
  /** The marks of all records that have the right form; undefined when there are none. */
  readonly set: MarkSet | undefined;
  /** Whether the file has records of marks at all. */
  readonly hasMarks: boolean;
  /** Who the records say that the candidates are: each different claim once. */
  readonly people: readonly PersonNamed[];
  readonly ofCandidate: ReadonlyMap<number, readonly MarkRow[]>;
};

/** Who a record says that a candidate is; blank where it does not. */
export type PersonNamed = {
  readonly candidateNumber: number;
  readonly uci: string;
  readonly name: string;
  readonly line: number;
};

/** Where the fields of a mark are in a record M5 (our own design, since JCQ's is not public). */
const columns: Readonly<Record<string, number>> = {
  candidate_number: 9,
  name: 13,
  uci: 53,
  option: 66,
  component: 72,
  mark: 84,
  grade: 87,
  status: 89,
  reason: 84,
};

const statuses: Readonly<Record<string, MarkStatus>> = { "": "marked", A: "absent", W: "withdrawn", P: "incomplete" };

/** Reads a mark file whole. A mark that differs from one recorded needs the reason that was given with the file. */
export function* readMarks({ name, series, section, faultyLines, reason }: FileSection): Slices<MarksWanted> {
  const rows: MarkRow[] = [];
  const ofCandidate = new Map<number, MarkRow[]>();
  const people = new Map<string, PersonNamed>();
  let hasMarks = false;
  yield* forEachSliced(section.records, 1_000, (record, index) => {
    if (record.type !== "M") return;
    hasMarks = true;
    if (faultyLines.has(section.lines[index] ?? 0)) return;
    const row = rowOf(record, section.lines[index] ?? 0, reason);
    rows.push(row);
    const { candidateNumber } = row;
    const others = ofCandidate.get(candidateNumber);
    if (others) others.push(row);
    else ofCandidate.set(candidateNumber, [row]);
    const key = `${candidateNumber} ${record.uci} ${record.name}`;
    if (!people.has(key)) people.set(key, { candidateNumber, uci: record.uci, name: record.name, line: row.line });
  });
  return {
    set: rows.length > 0 ? { series, rows, file: name, columns } : undefined,
    hasMarks,
    people: [...people.values()],
    ofCandidate,
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
    reason: reason === "" ? null : reason,
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
