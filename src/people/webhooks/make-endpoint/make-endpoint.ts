import { type Decision, ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { notifyOfAccess } from "../../clients/notify-of-access.ts";
import { centreOnly } from "../../clients/refusals.ts";
import { hostOf, urlsOf } from "../endpoint.ts";
import { webhookEvents } from "../events.ts";
import type { EndpointWanted } from "../judge-endpoint.ts";
import { paths } from "../paths.ts";
import { mayHaveEndpoint, type NewEndpoint } from "./rule.ts";

/** What a page sends: what was chosen, and what the program made. The secret comes sealed. */
export type MakeEndpointInput = {
  readonly wanted: EndpointWanted;
  readonly endpointId: string;
  readonly sealedSecret: string;
};

type Facts = { readonly others: readonly string[] };

/** Has events of the actor's centre sent to an address, signed with a secret of its own. */
export const makeEndpoint = defineAction<MakeEndpointInput, Facts, NewEndpoint, { readonly endpointId: string }>({
  name: "make-endpoint",
  summary: "Add a webhook",
  permission: "clients.manage",
  read: readEndpoint,
  load: async (tx, _input, moment) => {
    const { actor } = moment;
    if (actor.side !== "centre") return centreOnly.refuse();
    return ok({ others: await urlsOf(tx, actor.centreId ?? "", moment) });
  },
  rule: ({ others }, { wanted }, { actor, app }) => mayHaveEndpoint(others, wanted, actor, app.demo),
  save: saveEndpoint,
});

/** The form's fields of an endpoint: its address, and a box for each event, `event-entries-made` and so on. */
export function readEndpointForm(form: unknown): EndpointWanted {
  return {
    url: fieldText(form, "url").trim(),
    events: webhookEvents()
      .map(({ name }) => name)
      .filter((name) => fieldText(form, `event-${name}`) === "yes"),
  };
}

function readEndpoint(raw: unknown): Decision<MakeEndpointInput> {
  const { form, endpointId, sealedSecret } = Object.fromEntries(Object.entries(raw ?? {}));
  return ok({ wanted: readEndpointForm(form), endpointId: String(endpointId), sealedSecret: String(sealedSecret) });
}

async function saveEndpoint(
  tx: Tx,
  { url, events }: NewEndpoint,
  _facts: Facts,
  { endpointId, sealedSecret }: MakeEndpointInput,
  { actor, app }: Moment,
): Promise<Saved<{ readonly endpointId: string }>> {
  const centreId = actor.centreId ?? "";
  await tx
    .insertInto("webhooks.endpoint")
    .values({
      centre_id: centreId,
      endpoint_id: endpointId,
      url,
      events: [...events],
      made_by: actor.personId,
      made_by_name: actor.name,
    })
    .execute();
  await tx
    .insertInto("webhooks.endpoint_secret")
    .values({ centre_id: centreId, endpoint_id: endpointId, secret_id: newId(), sealed: sealedSecret })
    .execute();
  await notifyOfAccess(tx, app, {
    centreId,
    path: paths.webhook({ endpoint: endpointId }),
    title: "Webhook added",
    text:
      `${actor.name} added a webhook. The centre's events are now sent to ${hostOf(url)}. If you did not expect ` +
      "this, remove the webhook and contact the board.",
  });
  return {
    answer: { endpointId },
    subject: { kind: "webhook", id: endpointId },
    centreId,
    chain: "board",
    after: { url, events },
  };
}
