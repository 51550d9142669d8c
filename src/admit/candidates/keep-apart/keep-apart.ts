import { sql } from "kysely";
import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { candidatesKeptApart } from "../events.ts";
import { inOrder, type Pair, type PairAsked, readPair } from "../find-pair.ts";
import { loadPair } from "../merge-records/merge-records.ts";
import { mayKeepApart } from "./rule.ts";

type Input = PairAsked & { readonly reason: string };
type Kept = { readonly centreId: string; readonly candidateId: number };

/**
 * The board records that two records are not of one person, so that nobody asks again. Takes `centre`, `candidate`,
 * `otherCentre`, `otherUci` and `reason`.
 */
export const keepApart = defineAction<Input, Pair, Pair, Kept>({
  name: "keep-apart",
  summary: "Record that two records are not the same person",
  permission: "entries.submit",
  knownTo: "board",
  read: (raw) => ok({ ...readPair(raw), reason: fieldText(raw, "reason").trim().slice(0, 500) }),
  load: loadPair,
  rule: (pair, { reason }) => mayKeepApart(pair, reason),
  save: saveApart,
});

async function saveApart(tx: Tx, { one, other }: Pair, _facts: Pair, { reason }: Input, { actId }: Moment) {
  const [first, second] = inOrder(one.candidate, other.candidate);
  await sql`
    insert into candidates.two_people (centre_id, candidate_id, other_centre_id, other_candidate_id, reason, act_id)
    values (${first.centreId}, ${first.candidateId}, ${second.centreId}, ${second.candidateId}, ${reason},
      ${actId})`.execute(tx);
  const { centreId, candidateId, uci } = one.candidate;
  const saved: Saved<Kept> = {
    answer: { centreId, candidateId },
    subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
    centreId: null,
    chain: "board",
    reason,
    after: { uci, otherUci: other.candidate.uci },
    events: [candidatesKeptApart.of(null, { candidateId, centreId, uci, otherUci: other.candidate.uci })],
  };
  return saved;
}
