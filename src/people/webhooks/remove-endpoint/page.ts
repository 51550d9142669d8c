import { transactionAs } from "#platform/app";
import { perform } from "#platform/perform";
import { notFound, page, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { findEndpoint } from "../list-endpoints/list-endpoints.ts";
import { removeEndpoint } from "./remove-endpoint.ts";

const path = "/centre/systems/webhooks/:endpoint/removal";

export const removeEndpointRoutes: readonly Route[] = [
  {
    name: "ask-remove-endpoint",
    face: "page",
    method: "GET",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Ask before a webhook is removed",
    handle: showQuestion,
  },
  {
    name: "remove-endpoint",
    face: "page",
    method: "POST",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Remove a webhook for good",
    act: "remove-endpoint",
    handle: remove,
  },
];

async function remove({ app, actor, params, idempotencyKey }: WebRequest): Promise<Reply> {
  const decision = await perform(app, actor, removeEndpoint, { endpointId: params["endpoint"] }, idempotencyKey);
  return decision.ok ? redirect("/centre/systems/webhooks?done=removed") : notFound;
}

async function showQuestion({ app, actor, params }: WebRequest): Promise<Reply> {
  const endpoint = await transactionAs(app, actor, (tx) =>
    findEndpoint(tx, actor.centreId ?? "", params["endpoint"] ?? ""),
  );
  return endpoint ? page("people/webhooks/remove-endpoint/page.njk", { endpoint }) : notFound;
}
