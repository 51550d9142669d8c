import { type Decision, ok, refuse, refuseAll } from "#kernel";
import { isRole, roleShape } from "../../roles.ts";
import { reasonRefusals } from "../end-role/rule.ts";

export type Closing = {
  readonly personId: string;
  readonly state: string;
  /** The person's own roles at the board that stand. */
  readonly boardRoles: readonly string[];
  /** Whether somebody else manages accounts at the board now. */
  readonly othersManage: boolean;
};

/**
 * Whether the board may close a person's account: not one's own, not twice, and never the last that manages accounts at
 * the board. Source: OWASP ASVS 5.0, 7.4.2 (an account that is disabled ends at once, everywhere).
 */
export function mayClose(actorId: string, closing: Closing, reason: string): Decision<Closing> {
  const { personId, state, boardRoles, othersManage } = closing;
  if (actorId === personId) {
    return refuse("own-account-closed", "You cannot close your own account. Ask another administrator.");
  }
  if (state === "closed") return refuse("account-closed", "This account is closed already. There is nothing to do.");
  if (!othersManage && boardRoles.some((role) => isRole(role) && roleShape(role).allows.includes("people.manage"))) {
    return refuse(
      "last-administrator",
      "Nobody else manages accounts at the board. Make another person administrator first.",
    );
  }
  const refusals = reasonRefusals(reason);
  return refusals.length === 0 ? ok(closing) : refuseAll(refusals);
}
