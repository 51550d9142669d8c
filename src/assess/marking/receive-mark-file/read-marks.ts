import type { About, FileSection, Place } from "#exchange";
import type { MarkRecord } from "#formats/layouts";
import { forEachSliced, type Slices } from "#kernel";
import type { MarkRow, MarkSet, MarkStatus } from "../mark.ts";

/** What a mark file asks for, and where it says so. */
export type MarksWanted = {
  /** Undefined when a record is not of the right form: its marks are then not looked at. */
  readonly set: MarkSet | undefined;
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
export function* readMarks({ name, series, section, isSound, reason }: FileSection): Slices<MarksWanted> {
  const rows: MarkRow[] = [];
  const ofCandidate = new Map<number, MarkRow[]>();
  const people = new Map<string, PersonNamed>();
  yield* forEachSliced(section.records, 1_000, (record, index) => {
    if (record.type !== "M") return;
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
    set: isSound ? { series, rows, file: name, columns } : undefined,
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
