import { type Decision, ok } from "#kernel";
import { defineAction, type Saved, type Tx } from "#platform";
import { type CandidateAsked, type CandidateFacts, loadCandidateFacts, readCandidateId } from "../one-candidate.ts";
import { entryWithdrawn } from "../events.ts";
import { saveEntries } from "../save-entries.ts";
import { mayWithdraw, type Withdrawal } from "./rule.ts";

type Input = CandidateAsked & { readonly option: string };

/** Withdraws one entry of a candidate of the actor's centre. Takes `candidate`, `series` and `option`. */
export const withdrawEntry = defineAction<Input, CandidateFacts, Withdrawal, Withdrawal>({
  name: "withdraw-entry",
  summary: "Withdraw an entry",
  permission: "entries.submit",
  read: readWithdrawal,
  load: (tx, input, moment) => loadCandidateFacts(tx, moment.actor, input, true),
  rule: (facts, input, moment) => mayWithdraw(facts, input.option, moment.at),
  save: saveWithdrawal,
});

export function readWithdrawal(raw: unknown): Decision<Input> {
  const form = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  return ok({
    candidateId: readCandidateId(form["candidate"]),
    series: String(form["series"] ?? ""),
    option: String(form["option"] ?? ""),
  });
}

async function saveWithdrawal(
  tx: Tx,
  withdrawal: Withdrawal,
  { centre: { centreId }, candidate }: CandidateFacts,
  { series }: Input,
): Promise<Saved<Withdrawal>> {
  const { candidateId } = candidate;
  const { option, stage, refunded } = withdrawal;
  await saveEntries(tx, centreId, series, { added: [], remade: [], withdrawn: [{ candidateId, option }] }, "page");
  const after = { series, option, stage, status: "withdrawn", refunded };
  return {
    answer: withdrawal,
    centreId,
    chain: series,
    subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
    before: { series, option, stage, status: "made" },
    after,
    events: [entryWithdrawn.of(centreId, { ...after, candidateId })],
  };
}
