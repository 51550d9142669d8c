import { ok, refuse } from "#kernel";
import { defineAction, type Saved, type Tx } from "#platform";
import { type EndpointFacts, loadEndpoint, readEndpointId } from "../endpoint.ts";

type Input = { readonly endpointId: string };

/** Sends to a paused webhook again, beginning with what waited meanwhile. Refused: it is not paused. */
export const resumeEndpoint = defineAction<Input, EndpointFacts, EndpointFacts, Input>({
  name: "resume-endpoint",
  summary: "Send to a paused webhook again",
  permission: "clients.manage",
  read: readEndpointId,
  load: (tx, { endpointId }, { actor }) => loadEndpoint(tx, actor.centreId ?? "", endpointId),
  rule: (facts) =>
    facts.endpoint.state === "paused"
      ? ok(facts)
      : refuse("endpoint-not-paused", "This webhook is not paused. There is nothing to do."),
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
