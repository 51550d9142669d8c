import { ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, type Saved } from "#platform/perform";
import { type EndpointFacts, loadEndpoint, readEndpointId } from "../endpoint.ts";
import { isPossible } from "../endpoint-life.ts";
import { endpointNotPaused } from "../refusals.ts";

type Input = { readonly endpointId: string };

/** Resumes a paused webhook, beginning with the messages that are waiting. Refused: it is not paused. */
export const resumeEndpoint = defineAction<Input, EndpointFacts, EndpointFacts, Input>({
  name: "resume-endpoint",
  summary: "Resume a paused webhook",
  permission: "clients.manage",
  read: readEndpointId,
  load: (tx, { endpointId }, moment) => loadEndpoint(tx, moment.actor.centreId ?? "", endpointId, moment),
  rule: (facts) => (isPossible(facts.endpoint.state, "resume") ? ok(facts) : endpointNotPaused.refuse()),
  save: saveResumption,
});

async function saveResumption(tx: Tx, { endpoint }: EndpointFacts): Promise<Saved<Input>> {
  const { centreId, endpointId, url } = endpoint;
  await tx
    .updateTable("webhooks.endpoint")
    .set({ state: "on", paused_at: null, pause_reason: null })
    .where("centre_id", "=", centreId)
    .where("endpoint_id", "=", endpointId)
    .execute();
  return {
    answer: { endpointId },
    subject: { kind: "webhook", id: endpointId },
    centreId,
    chain: "board",
    before: { url, state: "paused" },
    after: { url, state: "on" },
  };
}
