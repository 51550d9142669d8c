import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { fieldText, type Moment } from "#platform/perform";
import { endpointState, type EndpointState } from "./endpoint-life.ts";
import { isWebhookEvent, type WebhookEvent } from "./events.ts";
import { endpointUnknown } from "./refusals.ts";

/** An address of a centre's system that is told of some events. */
export type Endpoint = {
  readonly centreId: string;
  readonly endpointId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly state: EndpointState;
};

/** What an act about one endpoint decides on: it, and the addresses of the centre's others. */
export type EndpointFacts = { readonly endpoint: Endpoint; readonly others: readonly string[] };

/** Reads which endpoint an act is about. */
export function readEndpointId(raw: unknown): Decision<{ readonly endpointId: string }> {
  return ok({ endpointId: fieldText(raw, "endpoint") });
}

/** Finds a webhook that was not removed. One of another centre is refused exactly as one that does not exist. */
export async function loadEndpoint(
  tx: Tx,
  centreId: string,
  endpointId: string,
  { locks }: Pick<Moment, "locks">,
): Promise<Decision<EndpointFacts>> {
  const row = isId(endpointId)
    ? await tx
        .selectFrom("webhooks.endpoint")
        .select(["url", "events", "state"])
        .where("centre_id", "=", centreId)
        .where("endpoint_id", "=", endpointId)
        .where("state", "<>", "removed")
        .$if(locks, (query) => query.forUpdate())
        .executeTakeFirst()
    : undefined;
  if (!row) return endpointUnknown.refuse();
  const others = (await urlsOf(tx, centreId, { locks })).filter((url) => url !== row.url);
  return ok({
    endpoint: {
      centreId,
      endpointId,
      url: row.url,
      events: row.events.filter(isWebhookEvent),
      state: endpointState(row.state),
    },
    others,
  });
}

/** The addresses that a centre's events are sent to; with locks, nobody else can add one at the same moment. */
export async function urlsOf(tx: Tx, centreId: string, { locks }: Pick<Moment, "locks">): Promise<readonly string[]> {
  if (locks) await sql`select platform.take_lock(${`webhooks of ${centreId}`})`.execute(tx);
  const rows = await tx
    .selectFrom("webhooks.endpoint")
    .select("url")
    .where("centre_id", "=", centreId)
    .where("state", "<>", "removed")
    .execute();
  return rows.map((row) => row.url);
}

/** Whether a text is an identifier as the database keeps them: anything else is nothing that exists. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** The machine that messages go to, for messages to people: a link that somebody typed is never sent on to them. */
export function hostOf(url: string): string {
  return new URL(url).host;
}
