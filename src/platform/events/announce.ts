import { newId } from "../database/new-id.ts";
import type { Audience } from "../audit/write-act.ts";
import type { Tx } from "../database/database.ts";
import type { Announcement } from "./define-event.ts";

/**
 * Puts events in the outbox, in the transaction of the act; delivery follows, at least once. What only the board may
 * know is told to no system of a centre.
 */
export async function announce(tx: Tx, events: readonly Announcement[], knownTo: Audience = "centre"): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insertInto("platform.outbox")
    .values(
      events.map((event) => ({
        event_id: newId(),
        name: event.name,
        centre_id: event.centreId,
        to_centre: knownTo === "centre",
        body: JSON.stringify(event.body),
      })),
    )
    .execute();
}
