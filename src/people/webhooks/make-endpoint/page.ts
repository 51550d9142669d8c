import type { Refusal } from "#kernel";
import { newId } from "#platform/database";
import { questionPage } from "#platform/pages";
import { perform } from "#platform/perform";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { onceKey, sentTwice } from "../../clients/once.ts";
import { endpointForm, webhookTrail } from "../endpoint-form.ts";
import { paths } from "../paths.ts";
import { newSigningSecret, sealSecret } from "../signature.ts";
import { makeEndpoint, readEndpointForm } from "./make-endpoint.ts";

const shape = { face: "page", path: paths.make.pattern, permission: "clients.manage", scope: "centre" } as const;

export const makeEndpointRoutes: readonly Route[] = [
  {
    ...shape,
    name: "ask-make-endpoint",
    method: "GET",
    summary: "Choose which events are sent, and where",
    confirm: true,
    handle: async (request) => showForm(request, []),
  },
  {
    ...shape,
    name: "make-endpoint",
    method: "POST",
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
  return page("people/webhooks/shown-once.njk", {
    secret,
    heading: "Webhook added",
    trail: webhookTrail(endpointId),
    here: paths.webhook({ endpoint: endpointId }),
    to: paths,
  });
}

function showForm({ actor, form }: WebRequest, refusals: readonly Refusal[]): Reply {
  const asked = endpointForm(actor, readEndpointForm(form), {
    title: "Add a webhook",
    trail: webhookTrail(),
    text: ["We show the signing secret once, on the next page. We tell the head of centre and the exams officer."],
    button: "Add webhook and show the secret",
  });
  return questionPage(asked, paths.webhooks(), { fields: asked.asks ?? [], values: asked.values ?? {}, refusals });
}
