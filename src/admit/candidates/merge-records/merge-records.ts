import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { candidatesMerged } from "../events.ts";
import { findPair, type Pair, type PairAsked, readPair } from "../find-pair.ts";
import { recordsChanged, recordUnknown } from "../refusals.ts";
import { lockCandidates, lockUcis } from "../save-candidates.ts";
import { mayMerge, type Merger, type MergerWanted } from "./rule.ts";
import { mergeInto } from "./save-merger.ts";

type Input = PairAsked & MergerWanted;
type Merged = { readonly centreId: string; readonly candidateId: number };

/**
 * The board merges two records of one person, and with them all records of both UCIs: all have the UCI that is kept
 * from then on. Takes `centre`, `candidate`, `otherCentre`, `otherUci`, `keep` (the UCI), `reason`, and `shown`, which
 * the page gives.
 */
export const mergeRecords = defineAction<Input, Pair, Merger, Merged>({
  name: "merge-records",
  summary: "Merge two records of one person",
  permission: "entries.submit",
  read: (raw) => {
    const reason = fieldText(raw, "reason").trim().slice(0, 500);
    return ok({ ...readPair(raw), keep: fieldText(raw, "keep").trim(), shown: fieldText(raw, "shown"), reason });
  },
  load: loadPair,
  rule: mayMerge,
  save: saveMerger,
});

/** Reads both people's records, and locks their UCIs and the candidates of their centres, each in order. */
export async function loadPair(
  tx: Tx,
  asked: PairAsked,
  { actor, locks }: Pick<Moment, "actor" | "locks">,
): Promise<Decision<Pair>> {
  const unknown = recordUnknown.refuse({ centre: asked.otherCentreId, uci: asked.otherUci });
  if (actor.side !== "board") return unknown;
  const before = await findPair(tx, asked);
  if (!before) return unknown;
  if (!locks) return ok(before);
  await lockUcis(tx, [before.one.candidate.uci, before.other.candidate.uci]);
  const centres = centresOf(before);
  for (const centre of centres) await lockCandidates(tx, centre);
  const pair = await findPair(tx, asked);
  if (!pair) return unknown;
  const added = centresOf(pair).find((centre) => !centres.includes(centre));
  const changes = `a record of centre ${added} was added`;
  return added === undefined ? ok(pair) : recordsChanged.refuse({ changes });
}

function centresOf({ records }: Pair): readonly string[] {
  return [...new Set(records.map(({ candidate }) => candidate.centreId))].toSorted();
}

async function saveMerger(
  tx: Tx,
  merger: Merger,
  _facts: Pair,
  { reason }: Input,
  moment: Moment,
): Promise<Saved<Merged>> {
  const { kept, merged } = merger;
  await mergeInto(tx, merger, reason, moment);
  const { uci } = kept.candidate;
  const [first, ...rest] = merged.map(({ record: { candidate } }) => ({
    subject: { kind: "candidate", id: `${candidate.centreId} ${candidate.candidateId}` },
    centreId: candidate.centreId,
    chain: "board",
    boardReason: reason,
    before: { uci: candidate.uci },
    after: { uci },
  }));
  if (!first) throw new Error("A merger changes at least one record.");
  return {
    answer: { centreId: kept.candidate.centreId, candidateId: kept.candidate.candidateId },
    ...first,
    also: rest,
    events: merged.map(({ record: { candidate } }) =>
      candidatesMerged.of(candidate.centreId, { candidateId: candidate.candidateId, formerUci: candidate.uci, uci }),
    ),
  };
}
