import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { overlapDays } from "../../clients/client.ts";
import { overlapUnsound } from "../../clients/refusals.ts";
import { notifyOfAccess } from "../../clients/notify-of-access.ts";
import { type EndpointFacts, hostOf, loadEndpoint } from "../endpoint.ts";
import { paths } from "../paths.ts";

export type RotateInput = { readonly endpointId: string; readonly days: number; readonly sealedSecret: string };
type Overlap = { readonly days: number };

/** Gives a webhook a new secret. For the chosen days messages have two signatures, with the new secret and the old. */
export const rotateEndpointSecret = defineAction<RotateInput, EndpointFacts, Overlap, Overlap>({
  name: "rotate-endpoint-secret",
  summary: "Change the signing secret of a webhook",
  permission: "clients.manage",
  read: (raw): Decision<RotateInput> => {
    const { endpointId, overlap, sealedSecret } = Object.fromEntries(Object.entries(raw ?? {}));
    const days = /^\d{1,2}$/.test(String(overlap)) ? Number(overlap) : -1;
    return ok({ endpointId: String(endpointId), days, sealedSecret: String(sealedSecret) });
  },
  load: (tx, { endpointId }, moment) => loadEndpoint(tx, moment.actor.centreId ?? "", endpointId, moment),
  rule: (_facts, { days }) =>
    days >= 0 && days <= overlapDays.max ? ok({ days }) : overlapUnsound.refuse({ most: overlapDays.max }),
  save: saveRotation,
});

async function saveRotation(
  tx: Tx,
  { days }: Overlap,
  { endpoint }: EndpointFacts,
  { sealedSecret }: RotateInput,
  { actor, app }: Moment,
): Promise<Saved<Overlap>> {
  const { centreId, endpointId, url } = endpoint;
  const secrets = tx
    .updateTable("webhooks.endpoint_secret")
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId);
  await secrets
    .set({ expires_at: sql<string>`least(expires_at, now())` })
    .where("expires_at", "is not", null)
    .execute();
  await secrets
    .set({ expires_at: sql<string>`now() + make_interval(days => ${days})` })
    .where("expires_at", "is", null)
    .execute();
  await tx
    .insertInto("webhooks.endpoint_secret")
    .values({ centre_id: centreId, endpoint_id: endpointId, secret_id: newId(), sealed: sealedSecret })
    .execute();
  await notifyOfAccess(tx, app, {
    centreId,
    path: paths.webhook({ endpoint: endpointId }),
    title: "New secret for a webhook",
    text:
      `${actor.name} created a new signing secret for the webhook to ${hostOf(url)}. If you did not expect this, ` +
      "remove the webhook and contact the board.",
  });
  return {
    answer: { days },
    subject: { kind: "webhook", id: endpointId },
    centreId,
    chain: "board",
    after: { url, formerSignsForDays: days },
  };
}
