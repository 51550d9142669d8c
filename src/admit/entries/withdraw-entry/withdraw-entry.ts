import { ok } from "#kernel";
import { defineAction, fieldText } from "#platform/perform";
import { entryWithdrawn } from "../events.ts";
import { loadCandidateFacts, readCandidateAsked } from "../one-candidate.ts";
import { saveEntries } from "../save-entries.ts";
import { mayWithdraw } from "./rule.ts";

/** Withdraws one entry of a candidate of the actor's centre. Takes `candidate`, `series` and `option`. */
export const withdrawEntry = defineAction({
  name: "withdraw-entry",
  summary: "Withdraw an entry",
  permission: "entries.submit",
  read: (raw) => ok({ ...readCandidateAsked(raw), option: fieldText(raw, "option") }),
  load: loadCandidateFacts,
  rule: (facts, { option }, { at }) => mayWithdraw(facts, option, at),
  save: async (tx, { stage, refundUntil }, { centre: { centreId } }, { candidateId, series, option }, { at }) => {
    const changes = { added: [], remade: [], withdrawn: [{ candidateId, option }] };
    await saveEntries(tx, centreId, series, changes, { channel: "page", at });
    const after = { series, option, stage, status: "withdrawn", refunded: refundUntil !== null };
    return {
      answer: after,
      centreId,
      chain: series,
      subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
      before: { series, option, stage, status: "made" },
      after,
      events: [entryWithdrawn.of(centreId, { ...after, candidateId })],
    };
  },
});
