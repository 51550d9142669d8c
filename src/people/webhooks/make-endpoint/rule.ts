import { type Decision, ok, refuseAll } from "#kernel";
import type { Actor } from "#platform/actors";
import { isWebhookEvent, type WebhookEvent } from "../events.ts";
import { type EndpointWanted, eventRefusals, readEndpointUrl } from "../judge-endpoint.ts";
import { endpointKnown, endpointsTooMany } from "../refusals.ts";

export type NewEndpoint = { readonly url: string; readonly events: readonly WebhookEvent[] };

/** More than this at one centre would be one system that does not know what another does. */
const endpointsMax = 10;

/**
 * Whether events of a centre may be sent to an address: it is public and by https, no other endpoint has it, and the
 * person may see everything that is sent there.
 */
export function mayHaveEndpoint(
  others: readonly string[],
  wanted: EndpointWanted,
  actor: Actor,
  demo: boolean,
): Decision<NewEndpoint> {
  const read = readEndpointUrl(wanted.url, demo);
  const refusals = [
    ...("refusal" in read ? [read.refusal] : []),
    ...("url" in read && others.includes(read.url) ? [endpointKnown.of()] : []),
    ...(others.length >= endpointsMax ? [endpointsTooMany.of({ most: endpointsMax })] : []),
    ...eventRefusals(wanted.events, actor),
  ];
  return refusals.length > 0 || !("url" in read)
    ? refuseAll(refusals)
    : ok({ url: read.url, events: wanted.events.filter(isWebhookEvent) });
}
