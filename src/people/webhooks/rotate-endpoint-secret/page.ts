import type { Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { newId } from "#platform/database";
import { perform } from "#platform/perform";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { overlapDays } from "../../clients/client.ts";
import { faultsOf, onceKey, sentTwice } from "../../clients/once.ts";
import { findEndpoint } from "../list-endpoints/list-endpoints.ts";
import { newSigningSecret, sealSecret } from "../signature.ts";
import { rotateEndpointSecret } from "./rotate-endpoint-secret.ts";

const path = "/centre/systems/webhooks/:endpoint/secret";

export const rotateEndpointRoutes: readonly Route[] = [
  {
    name: "ask-rotate-endpoint-secret",
    face: "page",
    method: "GET",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Choose how long the old signing secret works",
    confirm: true,
    handle: (request) => showForm(request, []),
  },
  {
    name: "rotate-endpoint-secret",
    face: "page",
    method: "POST",
    path,
    permission: "clients.manage",
    scope: "centre",
    summary: "Change the signing secret of a webhook and show it once",
    confirm: true,
    act: "rotate-endpoint-secret",
    handle: rotate,
  },
];

async function rotate(request: WebRequest): Promise<Reply> {
  const { app, actor, form, params } = request;
  const [endpointId, secret] = [params["endpoint"] ?? "", newSigningSecret()];
  const raw = { endpointId, overlap: form["overlap"], sealedSecret: sealSecret(app, endpointId, secret) };
  const decision = await perform(app, actor, rotateEndpointSecret, raw, onceKey(form));
  if (!decision.ok) return showForm(request, sentTwice(decision.refusals));
  const { days } = decision.value;
  return page("people/webhooks/shown-once.njk", {
    endpointId,
    secret,
    heading: "New secret for the webhook",
    former:
      days === 0
        ? "Messages are no longer signed with the old secret."
        : `Messages are also signed with the old secret for ${days} more ${days === 1 ? "day" : "days"}.`,
  });
}

async function showForm({ app, actor, form, params }: WebRequest, refusals: readonly Refusal[]): Promise<Reply> {
  const endpoint = await transactionAs(app, actor, (tx) =>
    findEndpoint(tx, actor.centreId ?? "", params["endpoint"] ?? ""),
  );
  if (!endpoint) return notFound;
  return page(
    "people/webhooks/rotate-endpoint-secret/page.njk",
    {
      endpoint,
      overlap: form["overlap"] ?? overlapDays.offered,
      once: onceKey(form) ?? newId(),
      refusals,
      faults: faultsOf(refusals),
    },
    refusals.length > 0 ? 422 : 200,
  );
}
