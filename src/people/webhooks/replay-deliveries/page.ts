import type { Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { perform } from "#platform/perform";
import { notFound, page, redirect, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import { faultsOf } from "../../clients/once.ts";
import { findEndpoint } from "../list-endpoints/list-endpoints.ts";
import { replayDeliveries } from "./replay-deliveries.ts";

const home = "/centre/systems/webhooks";

/** Sending again: all messages since a time, or one. */
export const replayRoutes: readonly Route[] = [
  {
    name: "ask-replay",
    face: "page",
    method: "GET",
    path: `${home}/:endpoint/replay`,
    permission: "clients.manage",
    scope: "centre",
    summary: "Choose which messages are sent again",
    handle: (request) => showForm(request, []),
  },
  {
    name: "replay-deliveries",
    face: "page",
    method: "POST",
    path: `${home}/:endpoint/replay`,
    permission: "clients.manage",
    scope: "centre",
    summary: "Send messages since a time again",
    act: "replay-deliveries",
    handle: replaySince,
  },
  {
    name: "replay-delivery",
    face: "page",
    method: "POST",
    path: `${home}/:endpoint/messages/:delivery/replay`,
    permission: "clients.manage",
    scope: "centre",
    summary: "Send one message again",
    act: "replay-deliveries",
    handle: replayOne,
  },
];

async function replaySince(request: WebRequest): Promise<Reply> {
  const { app, actor, params, form, idempotencyKey } = request;
  const raw = { endpointId: params["endpoint"], since: form["since"], which: form["which"] };
  const decision = await perform(app, actor, replayDeliveries, raw, idempotencyKey);
  return decision.ok
    ? redirect(`${home}/${params["endpoint"]}?again=${decision.value.count}`)
    : showForm(request, decision.refusals);
}

async function replayOne({ app, actor, params, idempotencyKey }: WebRequest): Promise<Reply> {
  const raw = { endpointId: params["endpoint"], deliveryId: params["delivery"] };
  const decision = await perform(app, actor, replayDeliveries, raw, idempotencyKey);
  if (decision.ok) return redirect(`${home}/${params["endpoint"]}?again=1`);
  const codes = decision.refusals.map((refusal) => refusal.code);
  return codes.includes("endpoint-paused") ? refused(decision.refusals) : notFound;
}

async function showForm({ app, actor, params, form }: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const endpoint = await transactionAs(app, actor, (tx) =>
    findEndpoint(tx, actor.centreId ?? "", params["endpoint"] ?? ""),
  );
  if (!endpoint) return notFound;
  return page(
    "people/webhooks/replay-deliveries/page.njk",
    {
      endpoint,
      since: form["since"] ?? "",
      which: form["which"] === "all" ? "all" : "failed",
      refusals,
      faults: faultsOf(refusals),
    },
    refusals.length > 0 ? 422 : 200,
  );
}
