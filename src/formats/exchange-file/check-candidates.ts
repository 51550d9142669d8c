import { makeFault, type Say } from "../faults.ts";
import type { CentreHeader, FileHeader } from "../layouts/envelope.ts";
import { checkOptions, countEntries, optionKeys } from "./check-options.ts";
import { checkPerson, type PersonColumns } from "./check-person.ts";
import { findRecord, type CandidateRecord } from "./records.ts";
import { uciOwners } from "./uci-owners.ts";

/** Checks the records of a centre against each other; it holds what it has seen of one centre only. */
export type CandidateChecks = {
  /** Forgets the centre before, and counts on. */
  startCentre(centre: CentreHeader | undefined): void;
  check(record: CandidateRecord, text: string, line: number): void;
  /** Of all centres so far. */
  readonly candidates: number;
  readonly entries: number;
};

/** The first record of a candidate; `keys` are made only when a second record comes. */
type Seen = { readonly text: string; readonly line: number; keys: Map<string, number> | undefined };

/** Columns by file type: of the UCI and ULN, and where the personal details that are repeated end. */
const columnsByType = {
  E: { uci: 60, uln: 86, detailsEnd: 108 },
  A: { uci: 60, uln: 86, detailsEnd: 108 },
  R: { uci: 60, uln: 73, detailsEnd: 82 },
  F: { uci: 53, uln: 0, detailsEnd: 65 },
  M: { uci: 53, uln: 0, detailsEnd: 65 },
} as const satisfies Record<CandidateRecord["type"], PersonColumns & { detailsEnd: number }>;
type Columns = (typeof columnsByType)[CandidateRecord["type"]];

export function candidateChecks(header: FileHeader, say: Say): CandidateChecks {
  const owners = uciOwners();
  let centre: CentreHeader | undefined;
  const byNumber: (Seen | undefined)[] = Array(10_000).fill(undefined);
  let [candidates, entries] = [0, 0];
  return {
    get candidates() {
      return candidates;
    },
    get entries() {
      return entries;
    },
    startCentre(next) {
      centre = next;
      byNumber.fill(undefined);
      owners.clear();
    },
    check(record, text, line) {
      const columns = columnsByType[record.type];
      const number = Number(record.candidate);
      const earlier = byNumber[number];
      if (!earlier || !hasSameDetails(earlier.text, text, columns)) {
        checkCentre(record, centre, line, say);
        checkPerson(record, line, columns, header, say);
        if (earlier) compareDetails(record, text, earlier, line, columns, say);
        const owner = owners.findOwner(record.uci, number);
        if (owner !== undefined) say(twoNumbers(record, owner, byNumber[owner], line, columns));
      }
      if (!earlier) {
        byNumber[number] = { text, line, keys: undefined };
        candidates += 1;
      }
      const keys = earlier && (earlier.keys ??= keysOf(earlier, header));
      checkOptions(record, text, line, keys, say);
      entries += countEntries(record);
    },
  };
}

function hasSameDetails(first: string, text: string, columns: Columns): boolean {
  return first.slice(2, columns.detailsEnd) === text.slice(2, columns.detailsEnd);
}

function keysOf(seen: Seen, header: FileHeader): Map<string, number> {
  const record = findRecord(header.type, header.version, seen.text);
  const keys = record && "candidate" in record ? optionKeys(record) : [];
  return new Map(keys.map((key) => [key, seen.line]));
}

function checkCentre(record: CandidateRecord, centre: CentreHeader | undefined, line: number, say: Say): void {
  if (centre && record.centre !== centre.centre) {
    say(makeFault("candidate-centre", line, 4, { value: record.centre, right: centre.centre }));
  }
  if (record.candidate === "0000") say(makeFault("candidate-number", line, 9, { value: record.candidate }));
}

function compareDetails(
  record: CandidateRecord,
  text: string,
  earlier: Seen,
  line: number,
  columns: Columns,
  say: Say,
): void {
  const values = { value: record.candidate, first: earlier.line };
  const firstUci = earlier.text.slice(columns.uci - 1, columns.uci + 12).trimEnd();
  if (record.uci !== firstUci) return say(makeFault("number-two-ucis", line, columns.uci, values));
  let at = 2;
  while (text[at] === earlier.text[at]) at += 1;
  say(makeFault("details-differ", line, at + 1, values));
}

function twoNumbers(
  record: CandidateRecord,
  owner: number,
  first: Seen | undefined,
  line: number,
  columns: Columns,
): ReturnType<typeof makeFault> {
  const other = String(owner).padStart(4, "0");
  return makeFault("uci-two-numbers", line, columns.uci, { value: record.uci, other, first: first?.line ?? 0 });
}
