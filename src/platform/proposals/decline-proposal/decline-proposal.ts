import { type Decision, ok } from "#kernel";
import type { Tx } from "../../database/database.ts";
import { defineAction, type Moment } from "../../perform/action.ts";
import { proposalUnknown } from "../../refusals.ts";
import { findProposal, type StoredProposal } from "../proposal.ts";
import { type ProposalDone, type ProposalInput, readProposalInput, savedEnd } from "../proposal-input.ts";
import { mayDecline, stillWaits } from "../rule.ts";

/** Declines somebody else's proposal. Takes `proposal` and `reason`. */
export const declineProposal = defineAction<ProposalInput, StoredProposal, string, ProposalDone>({
  name: "decline-proposal",
  summary: "Decline someone else's proposal",
  permission: "proposals.view",
  read: readProposalInput,
  load: loadOpen,
  rule: (proposal, { reason }, { actor }) => mayDecline(proposal, actor.personId, reason),
  save: async (tx, reason, proposal, _input, { actor, at }) => {
    await tx
      .updateTable("platform.proposal")
      .set({
        state: "declined",
        decided_by: actor.personId,
        decided_by_name: actor.name,
        decided_at: at.toString(),
        decision_reason: reason,
      })
      .where("proposal_id", "=", proposal.proposalId)
      .execute();
    return savedEnd(proposal, "declined", reason);
  },
});

/** A proposal that still waits, locked. */
export async function loadOpen(
  tx: Tx,
  { proposalId }: ProposalInput,
  { actor, at, locks }: Moment,
): Promise<Decision<StoredProposal>> {
  const proposal = await findProposal(tx, actor, proposalId, locks);
  if (!proposal) return proposalUnknown.refuse();
  const waits = stillWaits(proposal, at);
  return waits.ok ? ok(proposal) : waits;
}
