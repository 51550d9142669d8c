import { type Decision, ok } from "#kernel";
import type { Endpoint } from "../endpoint.ts";
import { isPossible } from "../endpoint-life.ts";
import { endpointPaused, sinceMissing } from "../refusals.ts";

/** Which messages are sent again: one, or all since an instant, or of those only the ones that were given up. */
export type ReplayWanted = {
  readonly endpointId: string;
  readonly deliveryId: string | null;
  readonly since: string | null;
  readonly which: "failed" | "all";
};

/** Whether messages may be sent again: the webhook is on, and it is clear which. */
export function mayReplay(endpoint: Endpoint, wanted: ReplayWanted): Decision<ReplayWanted> {
  if (!isPossible(endpoint.state, "replay")) return endpointPaused.refuse();
  return wanted.deliveryId === null && wanted.since === null ? sinceMissing.refuse() : ok(wanted);
}
