import { sql } from "kysely";
import { newId, type Tx } from "#platform/database";
import type { Delivered, Subscriber } from "#platform/events";
import { messageOf, type ToldEvent, webhookEvents } from "./events.ts";

/** One listener for each event that is sent on: it makes a message for every endpoint of the centre that wants it. */
export function webhookSubscribers(): readonly Subscriber[] {
  return webhookEvents().map((event) => ({
    name: `webhooks: ${event.name}`,
    event: event.name,
    hear: (tx, heard) => makeMessages(tx, event, heard),
  }));
}

async function makeMessages(tx: Tx, { name, told }: ToldEvent, { eventId, centreId, body }: Delivered): Promise<void> {
  if (centreId === null || (told.ownActs && !(await isOwnAct(tx, centreId, body["actId"])))) return;
  const endpoints = await tx
    .selectFrom("webhooks.endpoint as e")
    .innerJoin("platform.outbox as o", (join) => join.on("o.event_id", "=", eventId))
    .select(["e.endpoint_id as endpointId", "o.at"])
    .where("o.to_centre", "=", true)
    .where("e.centre_id", "=", centreId)
    .where("e.state", "<>", "removed")
    .where(sql<boolean>`${name} = any (e.events)`)
    .whereRef("o.at", ">=", "e.made_at")
    .execute();
  if (endpoints.length === 0) return;
  await tx
    .insertInto("webhooks.delivery")
    .values(
      endpoints.map(({ endpointId, at }) => ({
        centre_id: centreId,
        delivery_id: newId(),
        endpoint_id: endpointId,
        event_id: eventId,
        type: name,
        payload: messageOf(name, centreId, at, body),
      })),
    )
    .onConflict((row) => row.columns(["centre_id", "endpoint_id", "event_id"]).doNothing())
    .execute();
}

/** Whether the act behind an event was the centre's own, by the audit log. What the board did is not sent on. */
async function isOwnAct(tx: Tx, centreId: string, actId: unknown): Promise<boolean> {
  if (typeof actId !== "string") return false;
  const act = await tx
    .selectFrom("audit.act")
    .select("act_id")
    .where("act_id", "=", actId)
    .where("centre_id", "=", centreId)
    .where("side", "=", "centre")
    .executeTakeFirst();
  return act !== undefined;
}
