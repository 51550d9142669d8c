import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { type Candidate, candidateOf, type CandidateRow } from "../candidate.ts";
import { findByUci, findCandidate } from "../queries.ts";
import type { CorrectionFacts } from "./rule.ts";

/** Whose record is meant: by its number at the centre, or by the UCI when no number is given. */
export type CandidateNamed = { readonly centreId: string; readonly candidateId: number | null; readonly uci: string };

/** The record that is meant; of a UCI with several, the one that is kept. */
export async function findNamed(
  tx: Tx,
  { centreId, candidateId, uci }: CandidateNamed,
): Promise<Candidate | undefined> {
  return candidateId === null ? findByUci(tx, centreId, uci) : findCandidate(tx, centreId, candidateId, "");
}

/** What deciding about a correction needs: the records of the person at the centre, and who else has the new UCI. */
export async function loadFacts(tx: Tx, candidate: Candidate, newUci: string): Promise<CorrectionFacts> {
  const { centreId, candidateId, uci } = candidate;
  const found = await sql<CandidateRow & { issued: boolean }>`
    select c.centre_id, c.candidate_id, null::integer as candidate_number, c.uci, c.uln, c.upn, c.surname, c.forenames,
      c.file_name, c.sex, c.date_of_birth, c.status, candidates.has_results(c.centre_id, c.candidate_id) as issued
    from candidates.candidate c
    where c.centre_id = ${centreId} and (c.uci in (${uci}, ${newUci}) or c.candidate_id = (
      select d.candidate_id from candidates.uci_directory d where d.centre_id = c.centre_id and d.uci = ${newUci}))
    order by c.uci = ${newUci} desc, candidates.is_merged(c.centre_id, c.candidate_id)`.execute(tx);
  const own = found.rows.filter((row) => row.uci === uci);
  const holder = found.rows.find((row) => row.uci !== uci);
  return {
    candidate,
    resultsIssued: own.some(({ issued }) => issued),
    together: own.filter((row) => row.candidate_id !== candidateId).map(candidateOf),
    holder: holder && newUci !== "" ? candidateOf(holder) : undefined,
  };
}

/** A UCI that was wrong is known at the centre no more: it may be of somebody who comes there one day. */
export async function moveInDirectory(tx: Tx, centreId: string, from: string, to: string): Promise<void> {
  await sql`
    update candidates.uci_directory d set uci = ${to}
    where d.centre_id = ${centreId} and d.uci = ${from} and not exists (
      select from candidates.uci_directory k where k.centre_id = d.centre_id and k.uci = ${to})`.execute(tx);
}
