import { sql } from "kysely";
import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Saved } from "#platform/perform";
import { type EndpointFacts, loadEndpoint, readEndpointId } from "../endpoint.ts";

type Input = { readonly endpointId: string };

/** The webhook, and how many messages to it are waiting. */
type Facts = EndpointFacts & { readonly waiting: number };

/** Removes a webhook: nothing more is sent, and its messages that wait are given up. */
export const removeEndpoint = defineAction<Input, Facts, Facts, Input>({
  name: "remove-endpoint",
  summary: "Remove a webhook",
  permission: "clients.manage",
  read: readEndpointId,
  load: async (tx, { endpointId }, moment) => {
    const found = await loadEndpoint(tx, moment.actor.centreId ?? "", endpointId, moment);
    return found.ok ? ok({ ...found.value, waiting: await countWaiting(tx, found.value) }) : found;
  },
  rule: (facts) => ok(facts),
  save: saveRemoval,
});

async function countWaiting(tx: Tx, { endpoint }: EndpointFacts): Promise<number> {
  const { count } = await tx
    .selectFrom("webhooks.delivery")
    .select(sql<number>`count(*)`.as("count"))
    .where("centre_id", "=", endpoint.centreId)
    .where("endpoint_id", "=", endpoint.endpointId)
    .where("status", "=", "waiting")
    .executeTakeFirstOrThrow();
  return count;
}

async function saveRemoval(tx: Tx, { endpoint }: EndpointFacts): Promise<Saved<Input>> {
  const { centreId, endpointId, url, state } = endpoint;
  await tx
    .updateTable("webhooks.endpoint")
    .set({ state: "removed", paused_at: null, pause_reason: null })
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .execute();
  await tx
    .updateTable("webhooks.endpoint_secret")
    .set({ expires_at: sql<string>`now()` })
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .execute();
  await tx
    .updateTable("webhooks.delivery")
    .set({ status: "failed", ended_at: sql<string>`now()` })
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .where("status", "=", "waiting")
    .execute();
  return {
    answer: { endpointId },
    subject: { kind: "webhook", id: endpointId },
    centreId,
    chain: "board",
    before: { url, state },
    after: { url, state: "removed" },
  };
}
