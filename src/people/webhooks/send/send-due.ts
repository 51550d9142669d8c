import { sql } from "kysely";
import type { App } from "#platform/app";
import { perform } from "#platform/perform";
import { pauseEndpoint, ourselves } from "../pause-endpoint/pause-endpoint.ts";
import { openSecret, signedHeaders } from "../signature.ts";
import { post } from "./post.ts";
import { saveOutcome } from "./save-outcome.ts";
import { type Resolve, systemResolve } from "./safe-address.ts";

type Due = { readonly centreId: string; readonly deliveryId: string; readonly endpointId: string };

/** Messages of one round, and of one endpoint in it: so that a slow endpoint does not hold up the others for long. */
const [roundMax, endpointMax] = [40, 4];

/**
 * Sends the messages that are due, each once, and notes what came of it; says how many were sent. Any number of
 * programs may do so at once: each claims a message before it sends it. A program that is stopped or fails in between
 * leaves its claim behind for a minute, and the message is sent again.
 */
export async function sendDue(app: App, stopping?: AbortSignal, resolve: Resolve = systemResolve): Promise<number> {
  const due = await sql<Due>`
    select "centreId", "deliveryId", "endpointId" from (
      select d.centre_id as "centreId", d.delivery_id as "deliveryId", d.endpoint_id as "endpointId", d.next_at,
        row_number() over (partition by d.centre_id, d.endpoint_id order by d.next_at, d.delivery_id) as place
      from webhooks.delivery d join webhooks.endpoint e using (centre_id, endpoint_id)
      where d.status = 'waiting' and d.next_at <= now() and e.state = 'on'
    ) waiting where place <= ${endpointMax} order by next_at limit ${roundMax}`.execute(app.database.as.worker);
  const sent = await Promise.all(due.rows.map((each) => sendOne(app, each, resolve, stopping)));
  return sent.filter(Boolean).length;
}

/** False when another program has it, or when this one was stopped before there was an answer. */
async function sendOne(app: App, due: Due, resolve: Resolve, stopping: AbortSignal | undefined): Promise<boolean> {
  const message = await claim(app, due);
  if (!message) return false;
  const seconds = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  const secrets = await secretsOf(app, due);
  const outcome = await post({
    url: message.url,
    payload: message.payload,
    demo: app.demo,
    resolve,
    ...(stopping ? { stopping } : {}),
    headers: {
      "content-type": "application/json",
      "user-agent": "Accolade-Webhooks/1",
      ...signedHeaders(`msg_${message.eventId}`, seconds, message.payload, secrets),
    },
  });
  if (stopping?.aborted && outcome.status === null) return false;
  const reason = await saveOutcome(app, due, message.tries, outcome);
  if (reason !== undefined) {
    await perform(app, ourselves, pauseEndpoint, { centreId: due.centreId, endpointId: due.endpointId, reason });
  }
  return true;
}

type Message = { readonly url: string; readonly payload: string; readonly eventId: string; readonly tries: number };

/** Takes a message for a minute, if it is still due and its endpoint is still on. */
async function claim(app: App, { centreId, deliveryId }: Due): Promise<Message | undefined> {
  const claimed = await sql<Message>`
    update webhooks.delivery d set next_at = now() + interval '1 minute'
    from webhooks.endpoint e
    where d.centre_id = ${centreId} and d.delivery_id = ${deliveryId} and d.status = 'waiting' and d.next_at <= now()
      and e.centre_id = d.centre_id and e.endpoint_id = d.endpoint_id and e.state = 'on'
    returning e.url, d.payload, d.event_id as "eventId", d.tries + 1 as tries`.execute(app.database.as.worker);
  return claimed.rows[0];
}

/** The secrets to sign with, the newest first. */
async function secretsOf(app: App, { centreId, endpointId }: Due): Promise<readonly string[]> {
  const rows = await app.database.as.worker
    .selectFrom("webhooks.endpoint_secret")
    .select("sealed")
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .where(sql<boolean>`(expires_at is null or expires_at > now())`)
    .orderBy("secret_id", "desc")
    .execute();
  return rows.map(({ sealed }) => openSecret(app, endpointId, sealed));
}
