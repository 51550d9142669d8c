import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import type { Candidate } from "../candidate.ts";
import { decideIdentity } from "../decide-identity.ts";
import { candidatesMerged } from "../events.ts";
import { findPair, type Pair, type PairAsked, readPair } from "../find-pair.ts";
import { recordUnknown } from "../refusals.ts";
import { lockCandidates } from "../save-candidates.ts";
import { tellOfCorrection } from "../tell-of-correction.ts";
import { mayMerge, type Merger, type MergerWanted } from "./rule.ts";

type Input = PairAsked & MergerWanted;
type Merged = { readonly centreId: string; readonly candidateId: number };

/**
 * The board merges two records of one person: both have the UCI that is kept from then on. Takes `centre`, `candidate`,
 * `otherCentre`, `otherUci`, `keep` (the UCI) and `reason`.
 */
export const mergeRecords = defineAction<Input, Pair, Merger, Merged>({
  name: "merge-records",
  summary: "Merge two records of one person",
  permission: "entries.submit",
  read: (raw) => {
    const reason = fieldText(raw, "reason").trim().slice(0, 500);
    return ok({ ...readPair(raw), keep: fieldText(raw, "keep").trim(), reason });
  },
  load: loadPair,
  rule: mayMerge,
  save: saveMerger,
});

/** Reads both records, and locks the candidates of both centres in the order of their numbers. */
export async function loadPair(
  tx: Tx,
  asked: PairAsked,
  { actor, locks }: Pick<Moment, "actor" | "locks">,
): Promise<Decision<Pair>> {
  const unknown = recordUnknown.refuse({ centre: asked.otherCentreId, uci: asked.otherUci });
  if (actor.side !== "board") return unknown;
  const before = await findPair(tx, asked);
  if (!before.one || !before.other || isOne(before.one.candidate, before.other.candidate)) return unknown;
  if (!locks) return ok({ one: before.one, other: before.other, keptApart: before.keptApart });
  const centres = new Set([asked.centreId, asked.otherCentreId].toSorted());
  for (const centre of centres) await lockCandidates(tx, centre);
  const { one, other, keptApart } = await findPair(tx, asked);
  return one && other ? ok({ one, other, keptApart }) : unknown;
}

function isOne(a: Candidate, b: Candidate): boolean {
  return a.centreId === b.centreId && a.candidateId === b.candidateId;
}

async function saveMerger(
  tx: Tx,
  { kept: { candidate: kept }, merged: { candidate: merged } }: Merger,
  _facts: Pair,
  { reason }: Input,
  moment: Moment,
): Promise<Saved<Merged>> {
  const { actId } = moment;
  await sql`
    insert into candidates.merger (merged_centre, merged_candidate, former_uci, kept_centre, kept_candidate, kept_uci,
      reason, act_id)
    values (${merged.centreId}, ${merged.candidateId}, ${merged.uci}, ${kept.centreId}, ${kept.candidateId},
      ${kept.uci}, ${reason}, ${actId})`.execute(tx);
  await decideIdentity(tx, { ...merged, uci: kept.uci }, reason, actId);
  await tellOfCorrection(tx, moment, { ...merged, uci: kept.uci }, ["uci"]);
  const { centreId, candidateId } = merged;
  return {
    answer: { centreId: kept.centreId, candidateId: kept.candidateId },
    subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
    centreId,
    chain: "board",
    reason,
    before: { uci: merged.uci },
    after: { uci: kept.uci },
    events: [candidatesMerged.of(centreId, { candidateId, formerUci: merged.uci, uci: kept.uci })],
  };
}
