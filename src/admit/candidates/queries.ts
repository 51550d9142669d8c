import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";
import { lettersOf } from "./compare-people.ts";
import { matchesPerson } from "./find-person.ts";
import { type Candidate, candidateOf, type CandidateRow } from "./candidate.ts";

export type CandidateFilter = { readonly series: string; readonly text: string };

const columns = sql`
  c.centre_id, c.candidate_id, n.candidate_number, c.uci, c.uln, c.upn, c.surname, c.forenames, c.file_name, c.sex,
  c.date_of_birth, c.status`;

/**
 * The candidates of a centre that match a filter: those with a number in the series, or all of them when the series is
 * blank.
 */
export async function listCandidates(
  tx: Tx,
  centreId: string,
  filter: CandidateFilter,
  { orderBy, limit, offset }: Pick<ListAsked, "orderBy" | "limit" | "offset">,
): Promise<{ readonly total: number; readonly candidates: readonly Candidate[] }> {
  const from = sql`
    from candidates.candidate c
    left join candidates.candidate_number n
      on n.centre_id = c.centre_id and n.candidate_id = c.candidate_id and n.series = ${filter.series}
    where c.centre_id = ${centreId} and (${filter.series} = '' or n.candidate_number is not null)
      and ${matchesPerson(filter.text)}`;
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(tx);
  const found = await sql<CandidateRow>`
    select ${columns} ${from} order by ${orderBy} limit ${limit} offset ${offset}`.execute(tx);
  return { total: counted.rows[0]?.total ?? 0, candidates: found.rows.map(candidateOf) };
}

/** What candidates can be sorted by, with the columns of each order. */
export const candidateOrders = {
  candidateNumber: ["n.candidate_number", "c.sort_name", "c.candidate_id"],
  name: ["c.sort_name", "c.candidate_id"],
  uci: ["c.uci"],
} as const;

/** A candidate with the number held in a series; undefined when the centre has no such candidate. */
export async function findCandidate(
  tx: Tx,
  centreId: string,
  candidateId: number,
  series: string,
): Promise<Candidate | undefined> {
  const found = await sql<CandidateRow>`
    select ${columns} from candidates.candidate c
    left join candidates.candidate_number n
      on n.centre_id = c.centre_id and n.candidate_id = c.candidate_id and n.series = ${series}
    where c.centre_id = ${centreId} and c.candidate_id = ${candidateId}`.execute(tx);
  return found.rows[0] && candidateOf(found.rows[0]);
}

/** Who has a UCI at a centre; undefined when nobody does. */
export async function findByUci(tx: Tx, centreId: string, uci: string): Promise<Candidate | undefined> {
  const found = await sql<CandidateRow>`
    select ${columns} from candidates.candidate c
    cross join (select null::integer as candidate_number) n
    where c.centre_id = ${centreId} and c.uci = ${uci}
    order by candidates.is_merged(c.centre_id, c.candidate_id) limit 1`.execute(tx);
  return found.rows[0] && candidateOf(found.rows[0]);
}

/** Who holds a candidate number in a series; undefined when nobody of the centre does. */
export async function findByNumber(
  tx: Tx,
  { centreId, series, candidateNumber }: NumberHeld & { readonly centreId: string },
): Promise<Candidate | undefined> {
  const found = await sql<CandidateRow>`
    select ${columns} from candidates.candidate c
    join candidates.candidate_number n
      on n.centre_id = c.centre_id and n.candidate_id = c.candidate_id and n.series = ${series}
    where c.centre_id = ${centreId} and n.candidate_number = ${candidateNumber}::integer`.execute(tx);
  return found.rows[0] && candidateOf(found.rows[0]);
}

/** A candidate number, which means someone only together with its series. */
export type NumberHeld = { readonly series: string; readonly candidateNumber: number };

/** The number that a candidate holds in the latest series, with that series. */
export async function latestNumber(tx: Tx, centreId: string, candidateId: number): Promise<NumberHeld | undefined> {
  const held = await tx
    .selectFrom("candidates.candidate_number")
    .select(["series", "candidate_number as candidateNumber"])
    .where("centre_id", "=", centreId)
    .where("candidate_id", "=", candidateId)
    .execute();
  const newest = await seriesOfCentre(tx, centreId);
  return newest.flatMap(({ series }) => held.filter((each) => each.series === series))[0];
}

/** What a file says of people, to find whom it could mean. */
export type PeopleAsked = {
  readonly ucis: readonly string[];
  readonly ulns: readonly string[];
  readonly names: readonly string[];
};

/** Somebody of a centre whom a file could mean, and whether results of theirs have been issued. */
export type CandidateMeant = Candidate & {
  readonly resultsIssued: boolean;
  /** Merged by the board into another record of the centre, which has the same UCI. */
  readonly merged?: boolean;
};

/** Everyone of a centre whom a file could mean: by UCI, ULN or surname in files, or by a number held in the series. */
export async function candidatesMeant(
  tx: Tx,
  centreId: string,
  series: string,
  { ucis, ulns, names }: PeopleAsked,
): Promise<readonly CandidateMeant[]> {
  const found = await sql<CandidateRow & { issued: boolean; merged: boolean }>`
    select ${columns}, candidates.has_results(c.centre_id, c.candidate_id) as issued,
      candidates.is_merged(c.centre_id, c.candidate_id) as merged
    from candidates.candidate c
    left join candidates.candidate_number n
      on n.centre_id = c.centre_id and n.candidate_id = c.candidate_id and n.series = ${series}
    where c.centre_id = ${centreId}
      and (n.candidate_number is not null or c.uci = any(${ucis}::text[]) or c.uln = any(${ulns}::text[])
        or candidates.surname_of(c.file_name) = any(${names.map(lettersOf)}::text[]))`.execute(tx);
  return found.rows.map((row) => ({ ...candidateOf(row), resultsIssued: row.issued, merged: row.merged }));
}

/** The series in which a centre has candidates, newest first. */
export async function seriesOfCentre(tx: Tx, centreId: string): Promise<readonly { series: string; title: string }[]> {
  const found = await sql<{ series: string; title: string }>`
    select s.series, s.title from catalogue.series s
    where exists (select 1 from candidates.candidate_number n where n.centre_id = ${centreId} and n.series = s.series)
    order by s.year desc, s.month desc, s.series`.execute(tx);
  return found.rows;
}
