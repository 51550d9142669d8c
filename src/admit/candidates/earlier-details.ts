import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Candidate } from "./candidate.ts";

/** What a candidate's details were before they changed, until when, and why the board changed who it is. */
export type EarlierDetails = Pick<
  Candidate,
  "surname" | "forenames" | "fileName" | "uci" | "uln" | "dateOfBirth" | "sex"
> & { readonly until: string; readonly reason: string | null };

/** Earlier details of a candidate, newest first; the board alone may read the reasons. */
export async function earlierDetails(
  tx: Tx,
  centreId: string,
  candidateId: number,
): Promise<readonly EarlierDetails[]> {
  const found = await sql<EarlierDetails>`
    select e.surname, e.forenames, e.file_name as "fileName", e.uci, e.uln, e.sex, e.date_of_birth as "dateOfBirth",
      e.until_at as until, d.reason
    from candidates.earlier_details e
    left join candidates.identity_decision d
      on d.centre_id = e.centre_id and d.candidate_id = e.candidate_id and d.version = e.version
    where e.centre_id = ${centreId} and e.candidate_id = ${candidateId}
    order by e.version desc limit ${shownMax}`.execute(tx);
  return found.rows;
}

const shownMax = 100;
