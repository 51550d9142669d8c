import { makeFault, type Fault } from "../faults.ts";
import type { CentreHeader, FileHeader } from "../layouts/envelope.ts";
import { checkOptions, optionCodesOf } from "./check-options.ts";
import { checkPerson, type PersonColumns } from "./check-person.ts";
import type { CandidateRecord } from "./records.ts";

/** Checks the records of one centre against each other; it holds what it has seen of that centre only. */
export type CandidateChecks = {
  check(record: CandidateRecord, text: string, line: number): Fault[];
  readonly candidates: number;
  readonly entries: number;
};

type Seen = { readonly uci: string; readonly details: string; readonly line: number; readonly options: string[] };

/** Columns by file type: of the UCI and ULN, and where the personal details that are repeated end. */
const columnsByType = {
  E: { uci: 60, uln: 86, detailsEnd: 108 },
  A: { uci: 60, uln: 86, detailsEnd: 108 },
  R: { uci: 60, uln: 73, detailsEnd: 82 },
  F: { uci: 53, uln: 0, detailsEnd: 65 },
  M: { uci: 53, uln: 0, detailsEnd: 65 },
} as const satisfies Record<CandidateRecord["type"], PersonColumns & { detailsEnd: number }>;

export function candidateChecks(header: FileHeader, centre: CentreHeader | undefined): CandidateChecks {
  const byNumber = new Map<string, Seen>();
  const byUci = new Map<string, { number: string; line: number }>();
  let entries = 0;
  return {
    get candidates() {
      return byNumber.size;
    },
    get entries() {
      return entries;
    },
    check(record, text, line) {
      const columns = columnsByType[record.type];
      const details = text.slice(2, columns.detailsEnd);
      const earlier = byNumber.get(record.candidate);
      const faults = checkCentre(record, centre, line);
      if (earlier?.details !== details) faults.push(...checkPerson(record, line, columns, header));
      faults.push(...(earlier ? compareDetails(record, details, earlier, line, columns.uci) : []));
      const seen = earlier ?? { uci: record.uci, details, line, options: [] };
      if (!earlier) byNumber.set(record.candidate, seen);
      faults.push(...checkUciOwner(record, byUci, line, columns.uci));
      faults.push(...checkOptions(record, text, line, seen.options));
      entries += optionCodesOf(record).length;
      return faults;
    },
  };
}

function checkCentre(record: CandidateRecord, centre: CentreHeader | undefined, line: number): Fault[] {
  const faults: Fault[] = [];
  if (centre && record.centre !== centre.centre) {
    faults.push(makeFault("candidate-centre", line, 4, { value: record.centre, right: centre.centre }));
  }
  if (record.candidate === "0000") faults.push(makeFault("candidate-number", line, 9, { value: record.candidate }));
  return faults;
}

function compareDetails(record: CandidateRecord, details: string, earlier: Seen, line: number, uciColumn: number): Fault[] {
  if (details === earlier.details) return [];
  const values = { value: record.candidate, first: earlier.line };
  if (record.uci !== earlier.uci) return [makeFault("number-two-ucis", line, uciColumn, values)];
  let at = 0;
  while (details[at] === earlier.details[at]) at += 1;
  return [makeFault("details-differ", line, at + 3, values)];
}

function checkUciOwner(
  record: CandidateRecord,
  byUci: Map<string, { number: string; line: number }>,
  line: number,
  column: number,
): Fault[] {
  if (record.uci === "") return [];
  const owner = byUci.get(record.uci);
  if (!owner) byUci.set(record.uci, { number: record.candidate, line });
  if (!owner || owner.number === record.candidate) return [];
  const values = { value: record.uci, other: owner.number, first: owner.line };
  return [makeFault("uci-two-numbers", line, column, values)];
}
