import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListView } from "#platform/lists";
import { findWebhookEvent } from "../events.ts";
import { isId, type EndpointState } from "../endpoint.ts";

export type ListedEndpoint = {
  readonly endpointId: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly state: EndpointState;
  readonly madeByName: string;
  readonly madeAt: string;
  readonly pausedAt: string | null;
  readonly pauseReason: string | null;
  readonly waiting: number;
  readonly failed: number;
  readonly lastTakenAt: string | null;
};

export type ListedDelivery = {
  readonly deliveryId: string;
  readonly eventId: string;
  readonly type: string;
  readonly status: string;
  readonly tries: number;
  readonly madeAt: string;
  readonly nextAt: string;
  readonly endedAt: string | null;
  readonly payload: string;
};

export type ListedAttempt = {
  readonly at: string;
  readonly milliseconds: number;
  readonly status: number | null;
  readonly answer: string | null;
  readonly fault: string | null;
};

const endpointColumns = [
  "e.endpoint_id as endpointId",
  "e.url",
  "e.events",
  sql<EndpointState>`e.state`.as("state"),
  "e.made_by_name as madeByName",
  "e.made_at as madeAt",
  "e.paused_at as pausedAt",
  "e.pause_reason as pauseReason",
  sql<number>`coalesce(d.waiting, 0)`.as("waiting"),
  sql<number>`coalesce(d.failed, 0)`.as("failed"),
  sql<string | null>`d.taken`.as("lastTakenAt"),
] as const;

/** The webhooks of the actor's centre, with how their messages fare. */
export async function listEndpoints(tx: Tx, centreId: string): Promise<readonly ListedEndpoint[]> {
  const counts = tx
    .selectFrom("webhooks.delivery")
    .where("centre_id", "=", centreId)
    .groupBy("endpoint_id")
    .select([
      "endpoint_id",
      sql<number>`count(*) filter (where status = 'waiting')`.as("waiting"),
      sql<number>`count(*) filter (where status = 'failed')`.as("failed"),
      sql<string | null>`max(ended_at) filter (where status = 'delivered')`.as("taken"),
    ]);
  const rows = await tx
    .selectFrom("webhooks.endpoint as e")
    .leftJoin(counts.as("d"), "d.endpoint_id", "e.endpoint_id")
    .select(endpointColumns)
    .where("e.centre_id", "=", centreId)
    .where("e.state", "<>", "removed")
    .orderBy("e.url")
    .execute();
  return rows.map((row) => ({ ...row, events: row.events.map(aboutEvent) }));
}

/** One webhook of the actor's centre. */
export async function findEndpoint(tx: Tx, centreId: string, endpointId: string): Promise<ListedEndpoint | undefined> {
  return (await listEndpoints(tx, centreId)).find((endpoint) => endpoint.endpointId === endpointId);
}

/** What an event is, in words. */
export function aboutEvent(name: string): string {
  return findWebhookEvent(name)?.about ?? name;
}

const deliveryColumns = [
  "delivery_id as deliveryId",
  "event_id as eventId",
  "type",
  "status",
  "tries",
  "made_at as madeAt",
  "next_at as nextAt",
  "ended_at as endedAt",
  "payload",
] as const;

/** The messages to a webhook, newest first; only those of a status when one is given. */
export async function listDeliveries(
  tx: Tx,
  centreId: string,
  endpointId: string,
  status: string,
  view?: ListView,
): Promise<{ readonly deliveries: readonly ListedDelivery[]; readonly total: number }> {
  const base = tx
    .selectFrom("webhooks.delivery")
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .where(sql<boolean>`(${status} = '' or status = ${status})`);
  const { total } = await base.select(sql<number>`count(*)`.as("total")).executeTakeFirstOrThrow();
  const deliveries = await base
    .select(deliveryColumns)
    .orderBy("delivery_id", "desc")
    .$if(view !== undefined, (query) => query.limit(view?.size ?? 0).offset(view?.offset ?? 0))
    .execute();
  return { deliveries, total };
}

/** One message with every attempt to deliver it, the newest first. */
export async function findDelivery(
  tx: Tx,
  centreId: string,
  endpointId: string,
  deliveryId: string,
): Promise<{ readonly delivery: ListedDelivery; readonly attempts: readonly ListedAttempt[] } | undefined> {
  if (!isId(endpointId) || !isId(deliveryId)) return undefined;
  const delivery = await tx
    .selectFrom("webhooks.delivery")
    .select(deliveryColumns)
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .where("delivery_id", "=", deliveryId)
    .executeTakeFirst();
  if (!delivery) return undefined;
  const attempts = await tx
    .selectFrom("webhooks.attempt")
    .select(["at", "milliseconds", "status", "answer", "fault"])
    .where("centre_id", "=", centreId)
    .where("delivery_id", "=", deliveryId)
    .orderBy("attempt_id", "desc")
    .execute();
  return { delivery, attempts };
}
