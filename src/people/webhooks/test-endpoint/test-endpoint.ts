import { ok } from "#kernel";
import { newId, type Tx } from "#platform/database";
import { defineAction, type Moment, type Saved } from "#platform/perform";
import { type EndpointFacts, loadEndpoint, readEndpointId } from "../endpoint.ts";
import { isPossible } from "../endpoint-life.ts";
import { endpointPaused } from "../refusals.ts";
import { testType } from "../events.ts";

type Input = { readonly endpointId: string };

/** Sends a message that says nothing to a webhook, to see whether it is taken. Refused: the webhook is paused. */
export const testEndpoint = defineAction<Input, EndpointFacts, EndpointFacts, { readonly deliveryId: string }>({
  name: "test-endpoint",
  summary: "Send a test message to a webhook",
  permission: "clients.manage",
  read: readEndpointId,
  load: (tx, { endpointId }, moment) => loadEndpoint(tx, moment.actor.centreId ?? "", endpointId, moment),
  rule: (facts) => (isPossible(facts.endpoint.state, "test") ? ok(facts) : endpointPaused.refuse()),
  save: saveTest,
});

async function saveTest(
  tx: Tx,
  { endpoint }: EndpointFacts,
  _facts: EndpointFacts,
  _input: Input,
  { at }: Moment,
): Promise<Saved<{ readonly deliveryId: string }>> {
  const { centreId, endpointId, url } = endpoint;
  const deliveryId = newId();
  await tx
    .insertInto("webhooks.delivery")
    .values({
      centre_id: centreId,
      delivery_id: deliveryId,
      endpoint_id: endpointId,
      event_id: newId(),
      type: testType,
      payload: JSON.stringify({ type: testType, timestamp: at.toString(), data: { centreId } }),
    })
    .execute();
  return {
    answer: { deliveryId },
    subject: { kind: "webhook", id: endpointId },
    centreId,
    chain: "board",
    after: { url, deliveryId },
  };
}
