import { sql } from "kysely";
import type { App } from "../app.ts";
import type { Tx } from "../database/database.ts";

export type Delivered = { readonly eventId: string; readonly name: string; readonly centreId: string | null; readonly body: Record<string, unknown> };

/** A module that listens. It must be idempotent: delivery is at least once, in the transaction of its own receipt. */
export type Subscriber = {
  readonly name: string;
  readonly event: string;
  hear(tx: Tx, event: Delivered, app: App): Promise<void>;
};

/** Delivers every event that a subscriber has not had yet, oldest first; returns how many deliveries were made. */
export async function deliverEvents(app: App, subscribers: readonly Subscriber[]): Promise<number> {
  let count = 0;
  for (const subscriber of subscribers) count += await deliverTo(app, subscriber);
  return count;
}

async function deliverTo(app: App, subscriber: Subscriber): Promise<number> {
  const waiting = await app.database.as.worker.selectFrom("platform.outbox as o")
    .select(["o.event_id as eventId", "o.name", "o.centre_id as centreId", "o.body"])
    .where("o.name", "=", subscriber.event)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom("platform.delivery as d").select("d.event_id")
      .whereRef("d.event_id", "=", "o.event_id").where("d.subscriber", "=", subscriber.name))))
    .orderBy("o.event_id").execute();
  for (const event of waiting) await deliverOne(app, subscriber, { ...event, body: event.body as Record<string, unknown> });
  return waiting.length;
}

async function deliverOne(app: App, subscriber: Subscriber, event: Delivered): Promise<void> {
  await app.database.as.worker.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${subscriber.name} ${event.eventId}`}, 0))`.execute(tx);
    const receipt = await tx.insertInto("platform.delivery").values({ event_id: event.eventId, subscriber: subscriber.name })
      .onConflict((row) => row.doNothing()).executeTakeFirst();
    if (receipt.numInsertedOrUpdatedRows === 0n) return;
    await subscriber.hear(tx, event, app);
  });
}
