import { type Decision, ok, refuse } from "#kernel";
import type { Endpoint } from "../endpoint.ts";

/** Which messages are sent again: one, or all since an instant, or of those only the ones that were given up. */
export type ReplayWanted = {
  readonly endpointId: string;
  readonly deliveryId: string | null;
  readonly since: string | null;
  readonly which: "failed" | "all";
};

/** Whether messages may be sent again: the webhook is on, and it is clear which. */
export function mayReplay(endpoint: Endpoint, wanted: ReplayWanted): Decision<ReplayWanted> {
  if (endpoint.state !== "on") {
    return refuse("endpoint-paused", "This webhook is paused. Send to it again first.");
  }
  if (wanted.deliveryId === null && wanted.since === null) {
    return refuse("since-missing", "Give the day and time since which messages are sent again.", { field: "since" });
  }
  return ok(wanted);
}
