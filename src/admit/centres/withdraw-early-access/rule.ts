import { type Decision, ok, refuse } from "#kernel";
import type { Centre } from "../centre.ts";

/**
 * A centre sees results a day before its candidates, in confidence. The board may take that away, saying why; it is
 * then told on the day itself. Source: JCQ rules for the restricted release of results.
 */
export function mayWithdrawEarlyAccess(centre: Centre, reason: string): Decision<Centre> {
  if (centre.earlyAccessWithdrawn) {
    return refuse(
      "early-access-gone",
      `Early access of centre ${centre.centreId} was withdrawn before. There is nothing to do.`,
    );
  }
  if (reason === "") {
    return refuse("reason-missing", "Say why, in a sentence the centre could be shown.", { field: "reason" });
  }
  return reason.length > 500
    ? refuse("reason-long", "Say why in at most 500 characters.", { field: "reason" })
    : ok(centre);
}
