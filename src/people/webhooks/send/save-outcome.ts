import { sql } from "kysely";
import type { App } from "#platform/app";
import { newId } from "#platform/database";
import type { Outcome } from "./post.ts";

/** Seconds to wait after each attempt that failed: 10 attempts over three days (Standard Webhooks, retry schedule). */
export const waitSeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 72_000] as const;

type Sent = { readonly centreId: string; readonly deliveryId: string };

/**
 * Notes an attempt and what becomes of the message: delivered, tried again after a wait, or failed. Returns why the
 * endpoint is to be paused, when it is: it took no attempt for three days, or says that it is gone (410).
 */
export async function saveOutcome(
  app: App,
  { centreId, deliveryId }: Sent,
  tries: number,
  outcome: Outcome,
): Promise<string | undefined> {
  const { status, answer, fault, milliseconds } = outcome;
  const taken = status !== null && status >= 200 && status < 300;
  const wait = status === 410 ? undefined : waitSeconds[tries - 1];
  await app.database.as.worker.transaction().execute(async (tx) => {
    await tx
      .insertInto("webhooks.attempt")
      .values({
        centre_id: centreId,
        delivery_id: deliveryId,
        attempt_id: newId(),
        milliseconds,
        status,
        answer,
        fault,
      })
      .execute();
    const delivery = tx
      .updateTable("webhooks.delivery")
      .where("centre_id", "=", centreId)
      .where("delivery_id", "=", deliveryId)
      .where("status", "=", "waiting");
    await (
      taken || wait === undefined
        ? delivery.set({ tries, status: taken ? "delivered" : "failed", ended_at: sql<string>`now()` })
        : delivery.set({ tries, next_at: sql<string>`now() + make_interval(secs => ${wait})` })
    ).execute();
  });
  if (taken || wait !== undefined) return undefined;
  return status === 410
    ? "The system answered that the address no longer exists (410)."
    : `A message was sent ${tries} times over 3 days. The last result: ${fault ?? `the system answered ${status}.`}`;
}
