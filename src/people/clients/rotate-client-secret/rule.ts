import { type Decision, ok, refuse, refuseAll } from "#kernel";
import type { Actor } from "#platform";
import { overlapDays } from "../client.ts";
import type { ClientRecord } from "../load-client.ts";
import { scopesNotHeld } from "../scopes-not-held.ts";

/**
 * Whether somebody may change the secret of a system: it works, the former secret ends within 30 days, and the person
 * holds all that the new secret gives, since it is shown to them.
 */
export function mayRotateSecret(client: ClientRecord, days: number, actor: Actor): Decision<{ readonly days: number }> {
  if (client.state !== "works") {
    return refuse("client-over", "This system has no access any more. Give it access anew, as a new system.");
  }
  const notHeld = scopesNotHeld(client.scopes, actor);
  if (notHeld.length > 0) return refuseAll(notHeld);
  return Number.isInteger(days) && days >= 0 && days <= overlapDays.max
    ? ok({ days })
    : refuse("overlap-unsound", "Choose for how many days the former secret goes on working: 0 to 30.", {
        field: "overlap",
      });
}
