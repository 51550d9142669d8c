import { makeFault, type Say } from "../faults.ts";
import type { CentreHeader, FileHeader } from "../layouts/envelope.ts";
import { checkOptions, countEntries } from "./check-options.ts";
import { checkPerson, type PersonColumns } from "./check-person.ts";
import type { CandidateRecord } from "./records.ts";

/** Checks the records of one centre against each other; it holds what it has seen of that centre only. */
export type CandidateChecks = {
  check(record: CandidateRecord, text: string, line: number): void;
  readonly candidates: number;
  readonly entries: number;
};

type Seen = {
  readonly number: string;
  readonly uci: string;
  readonly details: string;
  readonly line: number;
  readonly listed: string[];
};

/** Columns by file type: of the UCI and ULN, and where the personal details that are repeated end. */
const columnsByType = {
  E: { uci: 60, uln: 86, detailsEnd: 108 },
  A: { uci: 60, uln: 86, detailsEnd: 108 },
  R: { uci: 60, uln: 73, detailsEnd: 82 },
  F: { uci: 53, uln: 0, detailsEnd: 65 },
  M: { uci: 53, uln: 0, detailsEnd: 65 },
} as const satisfies Record<CandidateRecord["type"], PersonColumns & { detailsEnd: number }>;

export function candidateChecks(header: FileHeader, centre: CentreHeader | undefined, say: Say): CandidateChecks {
  const byNumber: (Seen | undefined)[] = [];
  const byUci = new Map<string, Seen>();
  let [candidates, entries] = [0, 0];
  return {
    get candidates() {
      return candidates;
    },
    get entries() {
      return entries;
    },
    check(record, text, line) {
      const columns = columnsByType[record.type];
      const details = text.slice(2, columns.detailsEnd);
      const number = Number(record.candidate);
      const earlier = byNumber[number];
      const seen = earlier ?? { number: record.candidate, uci: record.uci, details, line, listed: [] };
      if (earlier?.details !== details) {
        checkCentre(record, centre, line, say);
        checkPerson(record, line, columns, header, say);
        if (earlier) compareDetails(record, details, earlier, line, columns.uci, say);
        checkUciOwner(record, seen, byUci, line, columns.uci, say);
      }
      if (!earlier) {
        byNumber[number] = seen;
        candidates += 1;
      }
      checkOptions(record, text, line, seen.listed, say);
      entries += countEntries(record);
    },
  };
}

function checkCentre(record: CandidateRecord, centre: CentreHeader | undefined, line: number, say: Say): void {
  if (centre && record.centre !== centre.centre) {
    say(makeFault("candidate-centre", line, 4, { value: record.centre, right: centre.centre }));
  }
  if (record.candidate === "0000") say(makeFault("candidate-number", line, 9, { value: record.candidate }));
}

function compareDetails(
  record: CandidateRecord,
  details: string,
  earlier: Seen,
  line: number,
  uciColumn: number,
  say: Say,
): void {
  const values = { value: record.candidate, first: earlier.line };
  if (record.uci !== earlier.uci) return say(makeFault("number-two-ucis", line, uciColumn, values));
  let at = 0;
  while (details[at] === earlier.details[at]) at += 1;
  say(makeFault("details-differ", line, at + 3, values));
}

function checkUciOwner(
  record: CandidateRecord,
  seen: Seen,
  byUci: Map<string, Seen>,
  line: number,
  column: number,
  say: Say,
): void {
  if (record.uci === "") return;
  const owner = byUci.get(record.uci);
  if (!owner) byUci.set(record.uci, seen);
  else if (owner.number !== record.candidate) {
    say(makeFault("uci-two-numbers", line, column, { value: record.uci, other: owner.number, first: owner.line }));
  }
}
