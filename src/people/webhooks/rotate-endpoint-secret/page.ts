import type { Refusal } from "#kernel";
import { transactionAs } from "#platform/app";
import { type Field, questionPage } from "#platform/pages";
import { perform } from "#platform/perform";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { overlapDays } from "../../clients/client.ts";
import { onceKey, sentTwice } from "../../clients/once.ts";
import { webhookTrail } from "../endpoint-form.ts";
import { findEndpoint } from "../list-endpoints/list-endpoints.ts";
import { paths } from "../paths.ts";
import { newSigningSecret, sealSecret } from "../signature.ts";
import { rotateEndpointSecret } from "./rotate-endpoint-secret.ts";

const shape = { face: "page", path: paths.newSecret.pattern, permission: "clients.manage", scope: "centre" } as const;

export const rotateEndpointRoutes: readonly Route[] = [
  {
    ...shape,
    name: "ask-rotate-endpoint-secret",
    method: "GET",
    summary: "Choose how long the old signing secret works",
    confirm: true,
    handle: (request) => showForm(request, []),
  },
  {
    ...shape,
    name: "rotate-endpoint-secret",
    method: "POST",
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
    secret,
    trail: webhookTrail(endpointId),
    here: paths.webhook({ endpoint: endpointId }),
    to: paths,
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
  const { endpointId, url } = endpoint;
  return questionPage(
    {
      title: "New secret for the webhook",
      trail: webhookTrail(endpointId),
      rows: [{ key: "Address", value: url }],
      text: [
        "We show the new secret on the next page. For the number of days you choose, each message has 2 signatures, one " +
          "with each secret, so you have time to change the system.",
      ],
      button: "Make a new secret and show it",
    },
    paths.webhook({ endpoint: endpointId }),
    { fields: [overlapField], values: { overlap: form["overlap"] ?? String(overlapDays.offered) }, refusals },
  );
}

const overlapField: Field = {
  name: "overlap",
  label: "Days that messages are also signed with the old secret",
  hint: `0 to ${overlapDays.max}. Enter 0 if someone else may know the secret.`,
  kind: "whole",
  width: 2,
};
