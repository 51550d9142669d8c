import { defineAction } from "../../perform/action.ts";
import { loadOpen } from "../decline-proposal/decline-proposal.ts";
import type { StoredProposal } from "../proposal.ts";
import { type ProposalDone, type ProposalInput, readProposalInput, savedEnd } from "../proposal-input.ts";
import { mayWithdraw } from "../rule.ts";

/** Withdraws one's own proposal while it waits. Takes `proposal`. */
export const withdrawProposal = defineAction<ProposalInput, StoredProposal, null, ProposalDone>({
  name: "withdraw-proposal",
  summary: "Withdraw my own proposal",
  permission: "proposals.view",
  read: readProposalInput,
  load: loadOpen,
  rule: (proposal, _input, { actor }) => mayWithdraw(proposal, actor.personId),
  save: async (tx, _value, proposal, _input, { actor, at }) => {
    await tx
      .updateTable("platform.proposal")
      .set({ state: "withdrawn", decided_by: actor.personId, decided_by_name: actor.name, decided_at: at.toString() })
      .where("proposal_id", "=", proposal.proposalId)
      .execute();
    return savedEnd(proposal, "withdrawn");
  },
});
