import { sql } from "kysely";
import { type Decision, ok, parseBoardTime } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, RefusedAct, type Saved } from "#platform/perform";
import { type EndpointFacts, isId, loadEndpoint } from "../endpoint.ts";
import { deliveriesNone } from "../refusals.ts";
import { mayReplay, type ReplayWanted } from "./rule.ts";

type Replayed = { readonly count: number };

/**
 * Sends messages to a webhook again, with the same identifiers, so that a system that had one knows it. Takes one
 * message, or a time of the board's zone since which. Refused: there is none.
 */
export const replayDeliveries = defineAction<ReplayWanted, EndpointFacts, ReplayWanted, Replayed>({
  name: "replay-deliveries",
  summary: "Send messages to a webhook again",
  permission: "clients.manage",
  read: readReplay,
  load: (tx, { endpointId }, moment) => loadEndpoint(tx, moment.actor.centreId ?? "", endpointId, moment),
  rule: ({ endpoint }, wanted) => mayReplay(endpoint, wanted),
  save: saveReplay,
});

function readReplay(raw: unknown): Decision<ReplayWanted> {
  return ok({
    endpointId: fieldText(raw, "endpoint"),
    deliveryId: fieldText(raw, "delivery") || null,
    since: parseBoardTime(fieldText(raw, "since"))?.toString() ?? null,
    which: fieldText(raw, "which") === "all" ? "all" : "failed",
  });
}

async function saveReplay(tx: Tx, wanted: ReplayWanted, { endpoint }: EndpointFacts): Promise<Saved<Replayed>> {
  const { centreId, endpointId, url } = endpoint;
  const { deliveryId, since, which } = wanted;
  const count = deliveryId !== null && !isId(deliveryId) ? 0 : await again(tx, endpoint, wanted);
  if (count === 0) throw new RefusedAct(deliveriesNone.refuse());
  return {
    answer: { count },
    subject: { kind: "webhook", id: endpointId },
    centreId,
    chain: "board",
    after: { url, count, ...(deliveryId === null ? { since, which } : { deliveryId }) },
  };
}

async function again(
  tx: Tx,
  { centreId, endpointId }: EndpointFacts["endpoint"],
  { deliveryId, since, which }: ReplayWanted,
): Promise<number> {
  const changed = await tx
    .updateTable("webhooks.delivery")
    .set({ status: "waiting", tries: 0, next_at: sql<string>`now()`, ended_at: null })
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .where("status", "<>", "waiting")
    .$if(deliveryId !== null, (query) => query.where("delivery_id", "=", deliveryId ?? ""))
    .$if(deliveryId === null, (query) => query.where("made_at", ">=", since ?? ""))
    .$if(deliveryId === null && which === "failed", (query) => query.where("status", "=", "failed"))
    .executeTakeFirst();
  return Number(changed.numUpdatedRows);
}
