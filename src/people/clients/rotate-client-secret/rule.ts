import { type Decision, ok, refuseAll } from "#kernel";
import type { Actor } from "#platform/actors";
import { overlapDays } from "../client.ts";
import type { ClientRecord } from "../load-client.ts";
import { clientOver, overlapUnsound } from "../refusals.ts";
import { scopesNotHeld } from "../scopes-not-held.ts";

/**
 * Whether somebody may change the secret of a system: it works, the former secret ends within 30 days, and the person
 * holds all that the new secret gives, since it is shown to them.
 */
export function mayRotateSecret(client: ClientRecord, days: number, actor: Actor): Decision<{ readonly days: number }> {
  if (client.state !== "works") return clientOver.refuse();
  const notHeld = scopesNotHeld(client.scopes, actor);
  if (notHeld.length > 0) return refuseAll(notHeld);
  return Number.isInteger(days) && days >= 0 && days <= overlapDays.max
    ? ok({ days })
    : overlapUnsound.refuse({ most: overlapDays.max });
}
