import { type Decision, ok, refuseAll } from "#kernel";
import { stateAfter } from "../../account-life.ts";
import { isRole, roleShape } from "../../roles.ts";
import { reasonRefusals } from "../end-role/rule.ts";
import { accountClosed, lastAdministrator, ownAccountClosed } from "../refusals.ts";

export type Closing = {
  readonly personId: string;
  readonly state: string;
  /** The person's roles at the board that have not ended. */
  readonly boardRoles: readonly string[];
  /** Whether somebody else manages accounts at the board now. */
  readonly othersManage: boolean;
};

/**
 * Whether the board may close a person's account: not one's own, not twice, and never the last one that manages
 * accounts at the board. Source: OWASP ASVS 5.0, 7.4.2 (an account that is disabled ends at once, everywhere).
 */
export function mayClose(actorId: string, closing: Closing, reason: string): Decision<Closing> {
  const { personId, state, boardRoles, othersManage } = closing;
  if (actorId === personId) return ownAccountClosed.refuse();
  if (!stateAfter(state, "close")) return accountClosed.refuse();
  if (!othersManage && boardRoles.some((role) => isRole(role) && roleShape(role).allows.includes("people.manage"))) {
    return lastAdministrator.refuse();
  }
  const refusals = reasonRefusals(reason);
  return refusals.length === 0 ? ok(closing) : refuseAll(refusals);
}
