import { type Decision, ok } from "#kernel";
import { type Actor, isSystem } from "../../actors/actor.ts";
import { type App, transactionAs } from "../../app/app.ts";
import { type KnownAct, program } from "../../app/program.ts";
import type { DecidedAgain } from "../../app/proposable.ts";
import type { Tx } from "../../database/database.ts";
import { newId } from "../../database/new-id.ts";
import { type Action, defineAction, type Moment } from "../../perform/action.ts";
import { mayDo } from "../../perform/begin.ts";
import { perform } from "../../perform/perform.ts";
import { notPermitted, proposalActGone, proposalUnknown, proposerGone } from "../../refusals.ts";
import { actOf, findProposal, type ProposableAct, type StoredProposal } from "../proposal.ts";
import { type ProposalDone, type ProposalInput, readProposalInput, savedEnd } from "../proposal-input.ts";
import { type ApprovalFacts, mayApprove, stillWaits } from "../rule.ts";

type Facts = Omit<ApprovalFacts, "forProposer" | "proposal"> & {
  readonly proposal: StoredProposal;
  readonly actId: string;
  readonly forProposer: Decision<DecidedAgain>;
};

/** Approving, as every list of acts reads it. Who approves also needs the right of the act that was proposed. */
export const approveProposal = {
  name: "approve-proposal",
  summary: "Approve someone else's proposal",
  permission: "proposals.view",
} as const satisfies KnownAct;

/**
 * Approves a proposal: the act is done exactly as it was proposed, in the proposer's name, in the transaction of the
 * approval. Its line in the audit log names both people. Refused: the proposer or someone tied to them, someone who may
 * not do the act, a proposal that has ended, and an act that no longer rests on what it rested on.
 */
export async function approve(
  app: App,
  approver: Actor,
  proposalId: string,
  idempotencyKey?: string,
): Promise<Decision<ProposalDone>> {
  if (!mayDo(approver, approveProposal)) return notPermitted.refuse();
  const proposal = await transactionAs(app, approver, (tx) => findProposal(tx, approver, proposalId));
  if (!proposal) return proposalUnknown.refuse();
  const act = actOf(proposal);
  if (!act) return proposalActGone.refuse();
  return perform(app, approver, approvalOf(act), { proposal: proposalId }, idempotencyKey);
}

/** Approving a proposal of one act: it runs as the database account of that act. */
function approvalOf(act: ProposableAct): Action<ProposalInput, Facts, DecidedAgain, ProposalDone> {
  return defineAction<ProposalInput, Facts, DecidedAgain, ProposalDone>({
    name: "approve-proposal",
    summary: approveProposal.summary,
    permission: approveProposal.permission,
    ...(act.account ? { account: act.account } : {}),
    read: readProposalInput,
    load: (tx, input, moment) => loadApproval(tx, act, input, moment),
    rule: (facts) => {
      const may = mayApprove(facts);
      return may.ok ? facts.forProposer : may;
    },
    save: async (tx, decided, { proposal, actId }, _input, { at, actor }) => {
      await tx
        .updateTable("platform.proposal")
        .set({
          state: "approved",
          decided_by: actor.personId,
          decided_by_name: actor.name,
          decided_at: at.toString(),
          act_id: actId,
        })
        .where("proposal_id", "=", proposal.proposalId)
        .execute();
      await decided.carryOut();
      return savedEnd(proposal, "approved");
    },
  });
}

/** Locks the proposal, and decides its act again for both people. */
async function loadApproval(
  tx: Tx,
  act: ProposableAct,
  { proposalId }: ProposalInput,
  { app, actor, at, locks }: Moment,
): Promise<Decision<Facts>> {
  const proposal = await findProposal(tx, actor, proposalId, locks);
  if (!proposal) return proposalUnknown.refuse();
  const waits = stillWaits(proposal, at);
  if (!waits.ok) return waits;
  const { directory } = program();
  const proposer = await directory.findActorAtBoard(app, proposal.proposedBy);
  const holders = await directory.findHolders(app, act.permission, proposal.proposedBy);
  const [whose, approval] = [
    { app, at, actId: newId(), locks },
    { proposalId, approver: actor },
  ];
  return ok({
    proposal,
    approverId: actor.personId,
    actId: whose.actId,
    isSystem: isSystem(actor),
    tie: holders.find(({ personId }) => personId === actor.personId)?.tie,
    forProposer: proposer
      ? await act.decideAgain(tx, proposal.sent, { ...whose, actor: proposer, approval })
      : proposerGone.refuse(),
    forApprover: await act.decideAgain(tx, proposal.sent, { ...whose, actor }),
  });
}
