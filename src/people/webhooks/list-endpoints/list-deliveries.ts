import { sql } from "kysely";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";
import { isId } from "../endpoint.ts";

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

/** The messages to a webhook, newest first; only those in a status when one is given. */
export async function listDeliveries(
  tx: Tx,
  centreId: string,
  endpointId: string,
  status: string,
  { limit, offset }: Pick<ListAsked, "limit" | "offset">,
): Promise<{ readonly rows: readonly ListedDelivery[]; readonly total: number }> {
  const base = tx
    .selectFrom("webhooks.delivery")
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .where(sql<boolean>`(${status} = '' or status = ${status})`);
  const { total } = await base.select(sql<number>`count(*)`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .select(deliveryColumns)
    .orderBy("delivery_id", "desc")
    .$if(limit !== null, (query) => query.limit(limit ?? 0).offset(offset))
    .execute();
  return { rows, total };
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
