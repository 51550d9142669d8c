import type { Decision } from "#kernel";
import { transactionAs } from "../../app/app.ts";
import { program } from "../../app/program.ts";
import type { DecidedAgain } from "../../app/proposable.ts";
import { newId } from "../../database/new-id.ts";
import type { WebRequest } from "../../web/route.ts";
import { proposalActGone, proposerGone } from "../../refusals.ts";
import { actOf, type StoredProposal } from "../proposal.ts";
import { changesSince, type Change } from "../rule.ts";

/** What a proposal would do if it were approved now, or why it cannot be; and what has changed since it was made. */
export type Considered = { readonly now: Decision<Pick<DecidedAgain, "words">>; readonly changes: readonly Change[] };

/** Decides the act of a proposal again, for who proposed it, and changes nothing. */
export async function considerProposal(
  { app, actor }: Pick<WebRequest, "app" | "actor">,
  proposal: StoredProposal,
): Promise<Considered> {
  const act = actOf(proposal);
  const proposer = await program().directory.findActorAtBoard(app, proposal.proposedBy);
  if (!act || !proposer) return { now: act ? proposerGone.refuse() : proposalActGone.refuse(), changes: [] };
  const whose = { app, actor: proposer, at: app.clock(), actId: newId(), locks: false };
  const now = await transactionAs(app, actor, (tx) => act.decideAgain(tx, proposal.sent, whose), act.account);
  return { now, changes: now.ok ? changesSince(proposal, now.value.words) : [] };
}
