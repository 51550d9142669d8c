import type { Refusal } from "#kernel";
import { transactionAs } from "../../app/app.ts";
import { actionTitle } from "../../app/program.ts";
import { notFound, page, redirect, type Reply, type WebRequest } from "../../web/route.ts";
import { proposalsPath } from "../../web/proposed-reply.ts";
import { approve } from "../approve-proposal/approve-proposal.ts";
import { declineProposal } from "../decline-proposal/decline-proposal.ts";
import { perform } from "../../perform/perform.ts";
import { proposalUnknown } from "../../refusals.ts";
import { actOf, concerns, readProposal, type StoredProposal } from "../proposal.ts";
import { stillWaits } from "../rule.ts";
import { withdrawProposal } from "../withdraw-proposal/withdraw-proposal.ts";
import { considerProposal } from "./considered.ts";

/** One proposal: what it would do now, what has changed since it was made, and the ways to decide on it. */
export async function showProposal(request: WebRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  const { app, actor, params, query, form } = request;
  const proposal = await transactionAs(app, actor, (tx) => readProposal(tx, actor, params["proposal"] ?? ""));
  if (!proposal) return notFound;
  const waits = stillWaits(proposal, app.clock()).ok;
  const { now, changes } = waits ? await considerProposal(request, proposal) : { now: undefined, changes: [] };
  const own = proposal.proposedBy === actor.personId;
  const words = now?.ok ? now.value.words : proposal;
  return page(
    "platform/proposals/show-proposal/page.njk",
    {
      proposal,
      words,
      changes,
      refusals,
      waits,
      own,
      act: actionTitle(proposal.action),
      state: waits ? "waiting" : proposal.state === "waiting" ? "expired" : proposal.state,
      obstacles: now && !now.ok ? now.refusals : [],
      mayApprove: waits && !own && now?.ok === true && changes.length === 0 && holdsRight(request, proposal),
      mayDecline: waits && !own && concerns(actor, proposal),
      reason: form["reason"] ?? "",
      done: query["done"] ?? "",
    },
    refusals.length > 0 ? 422 : 200,
  );
}

function holdsRight({ actor }: WebRequest, proposal: StoredProposal): boolean {
  return actor.permissions.has(actOf(proposal)?.permission ?? "");
}

/** Approves a proposal, which does what was proposed. */
export async function approvePage(request: WebRequest): Promise<Reply> {
  const { app, actor, params, idempotencyKey } = request;
  const done = await approve(app, actor, params["proposal"] ?? "", idempotencyKey);
  return done.ok ? redirect(listWith("approved")) : answer(request, done.refusals);
}

/** Declines a proposal, with a reason. */
export async function declinePage(request: WebRequest): Promise<Reply> {
  const { app, actor, params, form, idempotencyKey } = request;
  const raw = { proposal: params["proposal"], reason: form["reason"] };
  const done = await perform(app, actor, declineProposal, raw, idempotencyKey);
  return done.ok ? redirect(listWith("declined")) : answer(request, done.refusals);
}

/** Withdraws one's own proposal. */
export async function withdrawPage(request: WebRequest): Promise<Reply> {
  const { app, actor, params, idempotencyKey } = request;
  const done = await perform(app, actor, withdrawProposal, { proposal: params["proposal"] }, idempotencyKey);
  return done.ok ? redirect(listWith("withdrawn")) : answer(request, done.refusals);
}

function listWith(done: string): string {
  return `${proposalsPath}?done=${done}`;
}

function answer(request: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  return refusals.some(({ code }) => code === proposalUnknown.code)
    ? Promise.resolve(notFound)
    : showProposal(request, refusals);
}
