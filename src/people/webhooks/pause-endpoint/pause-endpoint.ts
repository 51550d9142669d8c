import { sql } from "kysely";
import { type Decision, ok } from "#kernel";
import type { Actor } from "#platform/actors";
import type { Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { notifyOfAccess } from "../../clients/notify-of-access.ts";
import { type EndpointFacts, hostOf, loadEndpoint } from "../endpoint.ts";
import { isPossible } from "../endpoint-life.ts";
import { paths } from "../paths.ts";
import { endpointPausedAlready } from "../refusals.ts";

type Input = { readonly centreId: string; readonly endpointId: string; readonly reason: string };

/** Stops sending to a webhook that does not accept messages, and tells the centre. The program does this by itself. */
export const pauseEndpoint = defineAction<Input, EndpointFacts, EndpointFacts, { readonly endpointId: string }>({
  name: "pause-endpoint",
  summary: "Pause a webhook that does not accept messages",
  permission: "clients.manage",
  read: (raw, { actor }): Decision<Input> => {
    const { centreId, endpointId, reason } = Object.fromEntries(Object.entries(raw ?? {}));
    return ok({
      centreId: actor.side === "centre" ? (actor.centreId ?? "") : String(centreId),
      endpointId: String(endpointId),
      reason: String(reason).slice(0, 300),
    });
  },
  load: (tx, { centreId, endpointId }, moment) => loadEndpoint(tx, centreId, endpointId, moment),
  rule: (facts) => (isPossible(facts.endpoint.state, "pause") ? ok(facts) : endpointPausedAlready.refuse()),
  save: savePause,
});

/** The program itself, where it acts on its own: with this one right. */
export const ourselves: Actor = {
  personId: "program",
  name: "Accolade",
  side: "board",
  roles: [],
  centreId: null,
  candidateId: null,
  permissions: new Set(["clients.manage"]),
  subjects: [],
  subjectPermissions: new Set(),
  onlySubjects: false,
};

async function savePause(
  tx: Tx,
  { endpoint }: EndpointFacts,
  _facts: EndpointFacts,
  { reason }: Input,
  { app }: Moment,
): Promise<Saved<{ readonly endpointId: string }>> {
  const { centreId, endpointId, url } = endpoint;
  await tx
    .updateTable("webhooks.endpoint")
    .set({ state: "paused", paused_at: sql<string>`now()`, pause_reason: reason })
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .execute();
  await notifyOfAccess(tx, app, {
    centreId,
    path: paths.webhook({ endpoint: endpointId }),
    title: "Webhook paused",
    text:
      `Messages to ${hostOf(url)} cannot be delivered. ${reason} They are kept for 30 days. When the system works ` +
      "again, resume the webhook on its page.",
  });
  return {
    answer: { endpointId },
    subject: { kind: "webhook", id: endpointId },
    centreId,
    chain: "board",
    reason,
    before: { url, state: "on" },
    after: { url, state: "paused" },
  };
}
