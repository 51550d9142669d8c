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

export type Pair = { readonly one: RecordFacts; readonly other: RecordFacts; readonly keptApart: boolean };

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
  return recordWhere(tx, sql`c.centre_id = ${centreId} and c.candidate_id = ${candidateId}`);
}

/** Both records of a pair, where there are such. Of a UCI with two records at a centre, the one that is kept. */
export async function findPair(tx: Tx, asked: PairAsked): Promise<Partial<Pair> & Pick<Pair, "keptApart">> {
  const one = await findRecord(tx, asked.centreId, asked.candidateId);
  const other = await recordWhere(tx, sql`c.centre_id = ${asked.otherCentreId} and c.uci = ${asked.otherUci}`);
  const keptApart =
    one !== undefined && other !== undefined && (await areKeptApart(tx, one.candidate, other.candidate));
  return { ...(one ? { one } : {}), ...(other ? { other } : {}), keptApart };
}

type Row = CandidateRow & { issued: boolean; merged: boolean };

async function recordWhere(tx: Tx, isMeant: ReturnType<typeof sql>): Promise<RecordFacts | undefined> {
  const found = await sql<Row>`
    select c.centre_id, c.candidate_id, null::integer as candidate_number, c.uci, c.uln, c.upn, c.surname, c.forenames,
      c.file_name, c.sex, c.date_of_birth, c.status, candidates.has_results(c.centre_id, c.candidate_id) as issued,
      candidates.is_merged(c.centre_id, c.candidate_id) as merged
    from candidates.candidate c where ${isMeant} order by merged limit 1`.execute(tx);
  const [row] = found.rows;
  if (!row) return undefined;
  const entries = await sql<EntryOfRecord>`
    select e.series, e.series_title as "seriesTitle", e.option, e.title, e.marked
    from candidates.entries_of(${row.centre_id}, ${row.candidate_id}) e order by e.series, e.option`.execute(tx);
  return { candidate: candidateOf(row), entries: entries.rows, resultsIssued: row.issued, merged: row.merged };
}

async function areKeptApart(tx: Tx, one: Candidate, other: Candidate): Promise<boolean> {
  const [first, second] = inOrder(one, other);
  const found = await tx
    .selectFrom("candidates.two_people")
    .select("candidate_id")
    .where("centre_id", "=", first.centreId)
    .where("candidate_id", "=", first.candidateId)
    .where("other_centre_id", "=", second.centreId)
    .where("other_candidate_id", "=", second.candidateId)
    .executeTakeFirst();
  return found !== undefined;
}

/** Two records in the order in which a pair is kept once. */
export function inOrder(one: Candidate, other: Candidate): readonly [Candidate, Candidate] {
  const isFirst = one.centreId === other.centreId ? one.candidateId < other.candidateId : one.centreId < other.centreId;
  return isFirst ? [one, other] : [other, one];
}
