import type { Refusal } from "#kernel";
import { transactionAs } from "../../app/app.ts";
import { actionTitle } from "../../app/program.ts";
import { notFound, page, redirect, type Reply, type WebRequest } from "../../web/route.ts";
import { approve } from "../approve-proposal/approve-proposal.ts";
import { declineProposal } from "../decline-proposal/decline-proposal.ts";
import type { Field } from "../../pages/field.ts";
import { faultsOf } from "../../pages/question.ts";
import { idempotencyKeyOf, performFor } from "../../pages/perform-for.ts";
import { paths } from "../../paths.ts";
import { proposalUnknown } from "../../refusals.ts";
import { actOf, concerns, readProposal, stateAt, type StoredProposal } from "../proposal.ts";
import { reasonMax } from "../rule.ts";
import { stateTags } from "../state-tags.ts";
import { withdrawProposal } from "../withdraw-proposal/withdraw-proposal.ts";
import { considerProposal } from "./considered.ts";

/** One proposal: what it would do now, what has changed since it was made, and the ways to decide on it. */
export async function showProposal(request: WebRequest, refusals: readonly Refusal[] = []): Promise<Reply> {
  const { app, actor, params, query, form } = request;
  const proposal = await transactionAs(app, actor, (tx) => readProposal(tx, actor, params["proposal"] ?? ""));
  if (!proposal) return notFound;
  const state = stateAt(proposal, app.clock());
  const waits = state === "waiting";
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
      faults: faultsOf(refusals),
      to: paths,
      trail: [{ text: "Proposals", href: paths.proposals() }],
      reasonField,
      waits,
      own,
      act: actionTitle(proposal.action),
      state,
      status: stateTags[state],
      obstacles: now && !now.ok ? now.refusals : [],
      mayApprove: waits && !own && now?.ok === true && changes.length === 0 && holdsRight(request, proposal),
      mayDecline: waits && !own && concerns(actor, proposal),
      reason: form["reason"] ?? "",
      done: query["done"] ?? "",
    },
    refusals.length > 0 ? 422 : 200,
  );
}

/** Why somebody declines. */
const reasonField: Field = {
  name: "reason",
  label: "Reason",
  hint: `The person who proposed this can see it. ${reasonMax} characters or fewer.`,
  kind: "long-text",
  rows: 3,
};

function holdsRight({ actor }: WebRequest, proposal: StoredProposal): boolean {
  return actor.permissions.has(actOf(proposal)?.permission ?? "");
}

/** Approves a proposal, which does what was proposed. */
export async function approvePage(request: WebRequest): Promise<Reply> {
  const { app, actor, params } = request;
  const done = await approve(app, actor, params["proposal"] ?? "", await idempotencyKeyOf(request));
  return done.ok ? redirect(paths.proposals({ done: "approved" })) : answer(request, done.refusals);
}

/** Declines a proposal, with a reason. */
export async function declinePage(request: WebRequest): Promise<Reply> {
  const done = await performFor(request, declineProposal);
  return done.ok ? redirect(paths.proposals({ done: "declined" })) : answer(request, done.refusals);
}

/** Withdraws one's own proposal. */
export async function withdrawPage(request: WebRequest): Promise<Reply> {
  const done = await performFor(request, withdrawProposal);
  return done.ok ? redirect(paths.proposals({ done: "withdrawn" })) : answer(request, done.refusals);
}

function answer(request: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  return refusals.some(({ code }) => code === proposalUnknown.code)
    ? Promise.resolve(notFound)
    : showProposal(request, refusals);
}
