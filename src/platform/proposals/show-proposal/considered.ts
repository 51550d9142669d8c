import { type Decision, refuse } from "#kernel";
import { transactionAs } from "../../app/app.ts";
import { program } from "../../app/program.ts";
import type { DecidedAnew } from "../../app/proposable.ts";
import { newId } from "../../database/new-id.ts";
import type { WebRequest } from "../../web/route.ts";
import { actOf, type StoredProposal } from "../proposal.ts";
import { changesSince, type Change } from "../rule.ts";

/** What a proposal would do if it were approved now, or why it cannot be; and what has changed since it was made. */
export type Considered = { readonly now: Decision<Pick<DecidedAnew, "words">>; readonly changes: readonly Change[] };

/** Decides the act of a proposal again, for who proposed it, and changes nothing. */
export async function considerProposal(
  { app, actor }: Pick<WebRequest, "app" | "actor">,
  proposal: StoredProposal,
): Promise<Considered> {
  const act = actOf(proposal);
  const proposer = await program().directory.findActorAtBoard(app, proposal.proposedBy);
  if (!act || !proposer) return { now: cannotBeDone, changes: [] };
  const anew = { app, actor: proposer, at: app.clock(), actId: newId(), locks: false };
  const now = await transactionAs(app, actor, (tx) => act.decideAnew(tx, proposal.sent, anew), act.account);
  return { now, changes: now.ok ? changesSince(proposal, now.value.words) : [] };
}

const cannotBeDone = refuse(
  "proposer-gone",
  "Who proposed this has no role at the board any more. Decline it, and propose it again if it is needed.",
);
