import type { Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { findCentre } from "../queries.ts";
import { withdrawEarlyAccess } from "./withdraw-early-access.ts";

const path = "/board/centres/:centre/early-access";

/** Says what withdrawing early access does, and asks for the reason. */
export const askWithdrawEarlyAccess: Route = {
  name: "ask-withdraw-early-access",
  face: "page",
  method: "GET",
  path,
  permission: "centres.manage",
  scope: "board",
  summary: "Ask before early access to results is withdrawn",
  handle: (request) => showForm(request, []),
};

export const postWithdrawEarlyAccess: Route = {
  name: "withdraw-early-access",
  face: "page",
  method: "POST",
  path,
  permission: "centres.manage",
  scope: "board",
  summary: "Withdraw a centre's early access to results",
  act: "withdraw-early-access",
  handle: withdraw,
};

async function withdraw(request: WebRequest): Promise<Reply> {
  const centre = request.params["centre"] ?? "";
  const raw = { centre, reason: request.form["reason"] ?? "" };
  const decision = await perform(request.app, request.actor, withdrawEarlyAccess, raw, request.idempotencyKey);
  return decision.ok ? redirect(`/board/centres/${centre}?done=early-access`) : showForm(request, decision.refusals);
}

async function showForm({ app, actor, params, form }: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const centre = await transactionAs(app, actor, (tx) => findCentre(tx, params["centre"] ?? ""));
  if (!centre) return notFound;
  const data = { centre, refusals, reason: form["reason"] ?? "" };
  return page("admit/centres/withdraw-early-access/page.njk", data, refusals.length > 0 ? 422 : 200);
}
