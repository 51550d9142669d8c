import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Candidate } from "./candidate.ts";
import { saveCandidates } from "./save-candidates.ts";

/** Saves the details that the board decided a record to have, with its reason, under the lock of `lockCandidates`. */
export async function decideIdentity(tx: Tx, decided: Candidate, reason: string, actId: string): Promise<void> {
  const { centreId, candidateId } = decided;
  await sql`
    insert into candidates.identity_decision (centre_id, candidate_id, version, reason, act_id)
    select ${centreId}, ${candidateId}, coalesce(max(version), 0) + 1, ${reason}, ${actId}
    from candidates.earlier_details
    where centre_id = ${centreId} and candidate_id = ${candidateId}`.execute(tx);
  await saveCandidates(tx, centreId, "", { added: [], changed: [decided], numbered: [] });
}
