import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { notifyOfAccess } from "../../clients/notify-of-access.ts";
import { type EndpointFacts, hostOf, loadEndpoint } from "../endpoint.ts";
import type { EndpointWanted } from "../judge-endpoint.ts";
import { readEndpointForm } from "../make-endpoint/make-endpoint.ts";
import { paths } from "../paths.ts";
import { mayHaveEndpoint, type NewEndpoint } from "../make-endpoint/rule.ts";

type Input = { readonly endpointId: string; readonly wanted: EndpointWanted };

/** Changes where a webhook goes and what it is told of, by the rule of a new one. Messages that wait go there too. */
export const changeEndpoint = defineAction<Input, EndpointFacts, NewEndpoint, { readonly endpointId: string }>({
  name: "change-endpoint",
  summary: "Change a webhook",
  permission: "clients.manage",
  read: (raw): Decision<Input> => {
    return ok({ endpointId: fieldText(raw, "endpoint"), wanted: readEndpointForm(raw) });
  },
  load: (tx, { endpointId }, moment) => loadEndpoint(tx, moment.actor.centreId ?? "", endpointId, moment),
  rule: ({ others }, { wanted }, { actor, app }) => mayHaveEndpoint(others, wanted, actor, app.demo),
  save: saveChange,
});

async function saveChange(
  tx: Tx,
  { url, events }: NewEndpoint,
  { endpoint }: EndpointFacts,
  _input: Input,
  { actor, app }: Moment,
): Promise<Saved<{ readonly endpointId: string }>> {
  const { centreId, endpointId } = endpoint;
  await tx
    .updateTable("webhooks.endpoint")
    .set({ url, events: [...events] })
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .execute();
  await notifyOfAccess(tx, app, {
    centreId,
    path: paths.webhook({ endpoint: endpointId }),
    title: "Webhook changed",
    text:
      `${actor.name} changed a webhook: its address or its events. Events are now sent to ${hostOf(url)}. If you did ` +
      "not expect this, remove the webhook and contact the board.",
  });
  return {
    answer: { endpointId },
    subject: { kind: "webhook", id: endpointId },
    centreId,
    chain: "board",
    before: { url: endpoint.url, events: endpoint.events },
    after: { url, events },
  };
}
