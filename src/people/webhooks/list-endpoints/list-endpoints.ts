import { sql } from "kysely";
import type { Tx } from "#platform/database";
import { findWebhookEvent } from "../events.ts";
import type { EndpointState } from "../endpoint-life.ts";

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
