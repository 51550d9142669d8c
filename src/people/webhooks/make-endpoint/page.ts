import type { Refusal } from "#kernel";
import type { Actor } from "#platform/actors";
import { newId } from "#platform/database";
import { perform } from "#platform/perform";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { faultsOf, onceKey, sentTwice } from "../../clients/once.ts";
import { webhookEvents } from "../events.ts";
import { type EndpointWanted, maySend } from "../judge-endpoint.ts";
import { newSigningSecret, sealSecret } from "../signature.ts";
import { makeEndpoint, readEndpointForm } from "./make-endpoint.ts";

const path = "/centre/systems/webhooks/make";

export const makeEndpointRoutes: readonly Route[] = [
  {
    name: "ask-make-endpoint",
    face: "page",
    method: "GET",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Choose which events are sent, and where",
    confirm: true,
    handle: async (request) => showForm(request, []),
  },
  {
    name: "make-endpoint",
    face: "page",
    method: "POST",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Have events sent to a webhook, and show its secret once",
    confirm: true,
    act: "make-endpoint",
    handle: make,
  },
];

async function make(request: WebRequest): Promise<Reply> {
  const { app, actor, form } = request;
  const [endpointId, secret] = [newId(), newSigningSecret()];
  const raw = { form, endpointId, sealedSecret: sealSecret(app, endpointId, secret) };
  const decision = await perform(app, actor, makeEndpoint, raw, onceKey(form));
  if (!decision.ok) return showForm(request, sentTwice(decision.refusals));
  return page("people/webhooks/shown-once.njk", { endpointId, secret, heading: "Webhook added" });
}

function showForm({ actor, form }: WebRequest, refusals: readonly Refusal[]): Reply {
  return endpointForm(actor, form, readEndpointForm(form), refusals, {});
}

/** The form of a webhook, new or to be changed: its address and the events that the person may have sent on. */
export function endpointForm(
  actor: Actor,
  form: Readonly<Record<string, string>>,
  wanted: EndpointWanted,
  refusals: readonly Refusal[],
  more: Readonly<Record<string, unknown>>,
): Reply {
  const offered = webhookEvents()
    .filter((event) => maySend(event, actor))
    .map(({ name, about }) => ({ name, about, chosen: wanted.events.includes(name) }));
  return page(
    "people/webhooks/make-endpoint/page.njk",
    { wanted, offered, once: onceKey(form) ?? newId(), refusals, faults: faultsOf(refusals), ...more },
    refusals.length > 0 ? 422 : 200,
  );
}
