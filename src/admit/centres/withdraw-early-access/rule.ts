import { type Decision, ok } from "#kernel";
import type { Centre } from "../centre.ts";
import { earlyAccessReasonLong, earlyAccessReasonMissing, earlyAccessWithdrawnAlready } from "../refusals.ts";

/** The most characters a reason may have. */
export const reasonMax = 500;

/**
 * Whether early access may be withdrawn. A centre sees results a day before its candidates, in confidence. The board
 * may end that and must say why; the centre then sees results on results day. Source: JCQ rules for the restricted
 * release of results.
 */
export function mayWithdrawEarlyAccess(centre: Centre, reason: string): Decision<Centre> {
  if (centre.earlyAccessWithdrawn) return earlyAccessWithdrawnAlready.refuse({ centre: centre.centreId });
  if (reason === "") return earlyAccessReasonMissing.refuse();
  return reason.length > reasonMax ? earlyAccessReasonLong.refuse({ max: reasonMax }) : ok(centre);
}
