import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { fieldText } from "#platform/perform";
import { type Candidate, candidateOf, type CandidateRow } from "./candidate.ts";

/** Two records as an address names them: one by its number at its centre, the other by centre and UCI. */
export type PairAsked = {
  readonly centreId: string;
  readonly candidateId: number;
  readonly otherCentreId: string;
  readonly otherUci: string;
};

/** An entry that stands of a record, and whether it has marks. */
export type EntryOfRecord = {
  readonly series: string;
  readonly seriesTitle: string;
  readonly option: string;
  readonly title: string;
  readonly marked: boolean;
};

/** A record with all that decides whether it may be merged. */
export type RecordFacts = {
  readonly candidate: Candidate;
  readonly entries: readonly EntryOfRecord[];
  readonly resultsIssued: boolean;
  /** Merged into another record of its centre. */
  readonly merged: boolean;
};

export type TwoRecords = readonly [RecordFacts, RecordFacts];

/** Two records, and with them every record that has the UCI of one of them, at whatever centre: two people, or one. */
export type Pair = {
  readonly one: RecordFacts;
  readonly other: RecordFacts;
  readonly records: readonly RecordFacts[];
  /** Of those records, the pairs that the board recorded as two people. */
  readonly apart: readonly TwoRecords[];
};

/** Reads `centre`, `candidate`, `otherCentre` and `otherUci`; 0 stands for what is no candidate. */
export function readPair(raw: unknown): PairAsked {
  const text = (name: string): string => fieldText(raw, name).trim().toUpperCase().replaceAll(" ", "");
  const candidate = text("candidate");
  return {
    centreId: text("centre"),
    candidateId: /^[1-9]\d{0,8}$/.test(candidate) ? Number(candidate) : 0,
    otherCentreId: text("otherCentre"),
    otherUci: text("otherUci"),
  };
}

/** One record of any centre with its facts; undefined when there is none. */
export async function findRecord(tx: Tx, centreId: string, candidateId: number): Promise<RecordFacts | undefined> {
  return (await recordsWhere(tx, sql`c.centre_id = ${centreId} and c.candidate_id = ${candidateId}`))[0];
}

/** A pair; undefined unless there are two such records. Of a UCI with several at a centre, the one that is kept. */
export async function findPair(tx: Tx, asked: PairAsked): Promise<Pair | undefined> {
  const named = await findRecord(tx, asked.centreId, asked.candidateId);
  if (!named) return undefined;
  const ucis = [named.candidate.uci, asked.otherUci];
  const records = await recordsWhere(tx, sql`c.uci = any(${ucis}::text[])`);
  const one = records.find(({ candidate }) => isSame(candidate, named.candidate));
  const other = records.find(
    ({ candidate }) => candidate.centreId === asked.otherCentreId && candidate.uci === asked.otherUci,
  );
  if (!one || !other || one === other) return undefined;
  return { one, other, records, apart: await keptApart(tx, records) };
}

/** Whether the board recorded the two records of a pair as two people. */
export function areKeptApart({ one, other, apart }: Pair): boolean {
  return apart.some((two) => two.includes(one) && two.includes(other));
}

/** Whether two records are one and the same. */
export function isSame(one: Candidate, other: Candidate): boolean {
  return one.centreId === other.centreId && one.candidateId === other.candidateId;
}

type Row = CandidateRow & { issued: boolean; merged: boolean };

/** Records by centre, those that were merged into others of their centre after those. */
async function recordsWhere(tx: Tx, isMeant: ReturnType<typeof sql>): Promise<readonly RecordFacts[]> {
  const found = await sql<Row>`
    select c.centre_id, c.candidate_id, null::integer as candidate_number, c.uci, c.uln, c.upn, c.surname, c.forenames,
      c.file_name, c.sex, c.date_of_birth, c.status, candidates.has_results(c.centre_id, c.candidate_id) as issued,
      c.merged_into is not null as merged
    from candidates.candidate c where ${isMeant} order by c.centre_id, merged, c.candidate_id`.execute(tx);
  const records: RecordFacts[] = [];
  for (const row of found.rows) {
    const entries = await sql<EntryOfRecord>`
      select e.series, e.series_title as "seriesTitle", e.option, e.title, e.marked
      from candidates.entries_of(${row.centre_id}, ${row.candidate_id}) e order by e.series, e.option`.execute(tx);
    const { issued: resultsIssued, merged } = row;
    records.push({ candidate: candidateOf(row), entries: entries.rows, resultsIssued, merged });
  }
  return records;
}

type ApartRow = { centre: string; candidate: number; otherCentre: string; otherCandidate: number };

async function keptApart(tx: Tx, records: readonly RecordFacts[]): Promise<readonly TwoRecords[]> {
  const centres = records.map(({ candidate }) => candidate.centreId);
  const ids = records.map(({ candidate }) => candidate.candidateId);
  const found = await sql<ApartRow>`
    select t.centre_id as centre, t.candidate_id as candidate, t.other_centre_id as "otherCentre",
      t.other_candidate_id as "otherCandidate"
    from unnest(${centres}::text[], ${ids}::integer[]) as r (centre_id, candidate_id)
    join candidates.two_people t on t.centre_id = r.centre_id and t.candidate_id = r.candidate_id`.execute(tx);
  const record = (centreId: string, candidateId: number) =>
    records.find(({ candidate }) => candidate.centreId === centreId && candidate.candidateId === candidateId);
  return found.rows.flatMap((row) => {
    const [one, other] = [record(row.centre, row.candidate), record(row.otherCentre, row.otherCandidate)];
    return one && other ? [[one, other] as const] : [];
  });
}

/** Two records in the order in which a pair is kept once. */
export function inOrder(one: Candidate, other: Candidate): readonly [Candidate, Candidate] {
  const isFirst = one.centreId === other.centreId ? one.candidateId < other.candidateId : one.centreId < other.centreId;
  return isFirst ? [one, other] : [other, one];
}
