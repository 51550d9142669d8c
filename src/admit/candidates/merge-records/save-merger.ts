import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import { decideIdentity } from "../decide-identity.ts";
import { tellOfCorrection } from "../tell-of-correction.ts";
import type { Merger, RecordMerged } from "./rule.ts";

/** Gives every record that is merged the UCI that is kept, and tells each centre of the one it makes entries under. */
export async function mergeInto(tx: Tx, { kept, merged }: Merger, reason: string, moment: Moment): Promise<void> {
  const { uci } = kept.candidate;
  await sql`
    insert into candidates.merger (merged_centre, merged_candidate, former_uci, kept_centre, kept_candidate, kept_uci,
      reason, act_id)
    select m.centre_id, m.candidate_id, m.uci, m.into_centre, m.into_candidate, ${uci}, ${reason}, ${moment.actId}
    from unnest(${merged.map(({ record }) => record.candidate.centreId)}::text[],
      ${merged.map(({ record }) => record.candidate.candidateId)}::integer[],
      ${merged.map(({ record }) => record.candidate.uci)}::text[],
      ${merged.map(({ into }) => into.candidate.centreId)}::text[],
      ${merged.map(({ into }) => into.candidate.candidateId)}::integer[])
      as m (centre_id, candidate_id, uci, into_centre, into_candidate)`.execute(tx);
  await mergeAtCentre(tx, merged);
  for (const { record } of merged) {
    await decideIdentity(tx, { ...record.candidate, uci }, reason, moment.actId);
    if (!record.merged) await tellOfCorrection(tx, moment, { ...record.candidate, uci }, ["uci"]);
  }
}

/** Records that are merged into one of their centre: entries are made under that. */
async function mergeAtCentre(tx: Tx, merged: readonly RecordMerged[]): Promise<void> {
  const own = merged.filter(({ record, into }) => record.candidate.centreId === into.candidate.centreId);
  if (own.length === 0) return;
  await sql`
    update candidates.candidate c set merged_into = m.into_candidate
    from unnest(${own.map(({ record }) => record.candidate.centreId)}::text[],
      ${own.map(({ record }) => record.candidate.candidateId)}::integer[],
      ${own.map(({ into }) => into.candidate.candidateId)}::integer[]) as m (centre_id, candidate_id, into_candidate)
    where c.centre_id = m.centre_id and c.candidate_id = m.candidate_id`.execute(tx);
}
