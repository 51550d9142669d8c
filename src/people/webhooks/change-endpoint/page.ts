import type { Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { perform } from "#platform/perform";
import { notFound, redirect, type Reply, type Route, type WebRequest } from "#platform/web";
import { loadEndpoint } from "../endpoint.ts";
import { endpointForm } from "../make-endpoint/page.ts";
import { readEndpointForm } from "../make-endpoint/make-endpoint.ts";
import { changeEndpoint } from "./change-endpoint.ts";

const path = "/centre/systems/webhooks/:endpoint/change";

export const changeEndpointRoutes: readonly Route[] = [
  {
    name: "ask-change-endpoint",
    face: "page",
    method: "GET",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Choose what changes of a webhook",
    confirm: true,
    handle: (request) => showForm(request, []),
  },
  {
    name: "change-endpoint",
    face: "page",
    method: "POST",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Change where a webhook goes, or what it is told of",
    confirm: true,
    act: "change-endpoint",
    handle: change,
  },
];

async function change(request: WebRequest): Promise<Reply> {
  const { app, actor, form, params } = request;
  const raw = { form, endpointId: params["endpoint"] };
  const decision = await perform(app, actor, changeEndpoint, raw, request.idempotencyKey);
  return decision.ok
    ? redirect(`/centre/systems/webhooks/${decision.value.endpointId}?done=changed`)
    : showForm(request, decision.refusals);
}

async function showForm({ app, actor, form, params }: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const endpointId = params["endpoint"] ?? "";
  const found = await transactionAs(app, actor, (tx) => loadEndpoint(tx, actor.centreId ?? "", endpointId));
  if (!found.ok) return notFound;
  const { endpoint } = found.value;
  return endpointForm(actor, form, refusals.length > 0 ? readEndpointForm(form) : endpoint, refusals, { endpoint });
}
