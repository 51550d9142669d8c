import type { Refusal } from "#kernel";
import { transactionAs } from "../app/app.ts";
import { perform } from "../perform/perform.ts";
import { json, notFound, refused, type Reply, type WebRequest } from "../web/route.ts";
import { actionUnknown, proposalUnknown, stateUnknown } from "../refusals.ts";
import { approve } from "./approve-proposal/approve-proposal.ts";
import { declineProposal } from "./decline-proposal/decline-proposal.ts";
import { proposableActs, proposalStates, readProposal, stateAt, type StoredProposal } from "./proposal.ts";
import { listProposals, proposalFilter } from "./queries.ts";
import { considerProposal } from "./show-proposal/considered.ts";
import { withdrawProposal } from "./withdraw-proposal/withdraw-proposal.ts";

const listMax = 500;

/** The proposals that the person may see. Refused: a state or an act that there is not. */
export async function proposalsAsJson({ app, actor, query }: WebRequest): Promise<Reply> {
  const { state = "waiting", action = "" } = query;
  if (state !== "all" && !proposalStates.some((each) => each === state)) {
    return refused([stateUnknown.of({ states: [...proposalStates, "all"].join(", ") })]);
  }
  if (action !== "" && !proposableActs().some(({ name }) => name === action)) {
    return refused([actionUnknown.of()]);
  }
  const at = app.clock();
  const filter = proposalFilter({ state, action });
  const rows = await transactionAs(app, actor, (tx) =>
    listProposals(tx, actor, filter, at, { size: listMax, offset: 0 }),
  );
  return json(rows.map((row) => asJson(row, at)));
}

/** One proposal, with what it would do now and what has changed since. */
export async function proposalAsJson(request: WebRequest): Promise<Reply> {
  const { app, actor, params } = request;
  const at = app.clock();
  const proposal = await transactionAs(app, actor, (tx) => readProposal(tx, actor, params["proposal"] ?? ""));
  if (!proposal) return notFound;
  const shown = asJson(proposal, at);
  if (shown.state !== "waiting") return json({ ...shown, changes: [], obstacles: [] });
  const { now, changes } = await considerProposal(request, proposal);
  return json({ ...shown, changes, obstacles: now.ok ? [] : now.refusals });
}

/** Approves a proposal. */
export async function approveByApi({ app, actor, params, idempotencyKey }: WebRequest): Promise<Reply> {
  const done = await approve(app, actor, params["proposal"] ?? "", idempotencyKey);
  return done.ok ? json({ ...done.value, state: "approved" }) : answer(done.refusals);
}

/** Declines a proposal, with the reason that was sent. */
export async function declineByApi({ app, actor, params, json: body, idempotencyKey }: WebRequest): Promise<Reply> {
  const fields = body !== null && typeof body === "object" ? body : {};
  const raw = { ...fields, proposal: params["proposal"] };
  const done = await perform(app, actor, declineProposal, raw, idempotencyKey);
  return done.ok ? json({ ...done.value, state: "declined" }) : answer(done.refusals);
}

/** Withdraws the person's own proposal. */
export async function withdrawByApi({ app, actor, params, idempotencyKey }: WebRequest): Promise<Reply> {
  const done = await perform(app, actor, withdrawProposal, { proposal: params["proposal"] }, idempotencyKey);
  return done.ok ? json({ ...done.value, state: "withdrawn" }) : answer(done.refusals);
}

function answer(refusals: readonly Refusal[]): Reply {
  return refusals.some(({ code }) => code === proposalUnknown.code) ? notFound : refused(refusals);
}

function asJson(proposal: StoredProposal, at: Temporal.Instant) {
  const { sent: _sent, proposedBy: _by, ...shown } = proposal;
  return { ...shown, state: stateAt(proposal, at) };
}
