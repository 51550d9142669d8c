import { sql } from "kysely";
import type { App } from "../app/app.ts";
import type { Tx } from "../database/database.ts";

export type Delivered = {
  readonly eventId: string;
  readonly name: string;
  readonly centreId: string | null;
  readonly body: Record<string, unknown>;
};

/** A module that listens. It must be idempotent: delivery is at least once, in the transaction of its own receipt. */
export type Subscriber = {
  readonly name: string;
  readonly event: string;
  hear(tx: Tx, event: Delivered, app: App): Promise<void>;
};

/**
 * Delivers every event that a subscriber has not had yet, oldest first; returns how many deliveries were made. A
 * subscriber that fails is logged and keeps its place: it gets the same event first next time, and the others do not
 * wait for it.
 */
export async function deliverEvents(app: App, subscribers: readonly Subscriber[]): Promise<number> {
  let count = 0;
  for (const subscriber of subscribers) count += await deliverTo(app, subscriber);
  return count;
}

async function deliverTo(app: App, subscriber: Subscriber): Promise<number> {
  const waiting = await app.database.as.worker
    .selectFrom("platform.outbox as o")
    .select(["o.event_id as eventId", "o.name", "o.centre_id as centreId", "o.body"])
    .where("o.name", "=", subscriber.event)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("platform.delivery as d")
            .select("d.event_id")
            .whereRef("d.event_id", "=", "o.event_id")
            .where("d.subscriber", "=", subscriber.name),
        ),
      ),
    )
    .orderBy("o.event_id")
    .execute();
  let count = 0;
  for (const event of waiting) {
    const body = event.body as Record<string, unknown>;
    try {
      if (await deliverOne(app, subscriber, { ...event, body })) count += 1;
    } catch (fault) {
      app.log(
        `event ${event.eventId} ${event.name} to ${subscriber.name}: ` +
          `${fault instanceof Error ? fault.message : String(fault)}`,
      );
      return count;
    }
  }
  return count;
}

/** False when another worker delivered it in the meantime. */
function deliverOne(app: App, subscriber: Subscriber, event: Delivered): Promise<boolean> {
  return app.database.as.worker.transaction().execute(async (tx) => {
    await sql`select platform.take_lock(${`${subscriber.name} ${event.eventId}`})`.execute(tx);
    const receipt = await tx
      .insertInto("platform.delivery")
      .values({ event_id: event.eventId, subscriber: subscriber.name })
      .onConflict((row) => row.doNothing())
      .executeTakeFirst();
    if (receipt.numInsertedOrUpdatedRows === 0n) return false;
    await subscriber.hear(tx, event, app);
    return true;
  });
}
